package org.pgqj.urlencode;

/** Text that is no URL-encoded text, or not text of the database's encoding. */
final class UrlDecodeException extends Exception {

  private final String sqlState;

  private UrlDecodeException(String sqlState, String message) {
    super(message);
    this.sqlState = sqlState;
  }

  /** invalid_parameter_value: a percent sign without two hexadecimal digits. */
  static UrlDecodeException escape(String escape) {
    return new UrlDecodeException(
        "22023",
        "invalid url-encoded text: \"" + escape + "\" is not % and two hexadecimal digits");
  }

  /** character_not_in_repertoire: bytes that are no text. */
  static UrlDecodeException bytes(String escapes, String charset) {
    return new UrlDecodeException(
        "22021", "invalid url-encoded text: \"" + escapes + "\" is not valid " + charset + " text");
  }

  String sqlState() {
    return sqlState;
  }
}
