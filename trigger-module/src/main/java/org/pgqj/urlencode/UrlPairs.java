package org.pgqj.urlencode;

/**
 * The pairs of URL-encoded text, one after the other. Elements end at {@code &} only, empty ones
 * are skipped; an element without {@code =} is a name with a null; the name ends at the first
 * {@code =}.
 */
final class UrlPairs {

  private final String encoded;
  private int at;
  private String name;
  private String value;

  UrlPairs(String encoded) {
    this.encoded = encoded;
  }

  /**
   * Moves to the next pair.
   *
   * @return false when there are no more
   * @throws UrlDecodeException on text that is not URL-encoded text
   */
  boolean next() throws UrlDecodeException {
    while (at < encoded.length()) {
      int amp = encoded.indexOf('&', at);
      int from = at;
      int to = amp < 0 ? encoded.length() : amp;
      at = to + 1;
      if (to > from) {
        read(from, to);
        return true;
      }
    }
    return false;
  }

  String name() {
    return name;
  }

  /** The value; null for an element without {@code =}. */
  String value() {
    return value;
  }

  private void read(int from, int to) throws UrlDecodeException {
    int equals = from;
    while (equals < to && encoded.charAt(equals) != '=') {
      equals++;
    }
    name = UrlDecoder.decode(encoded, from, equals);
    value = equals == to ? null : UrlDecoder.decode(encoded, equals + 1, to);
  }
}
