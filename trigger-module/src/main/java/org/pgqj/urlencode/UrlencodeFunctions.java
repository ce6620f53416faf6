package org.pgqj.urlencode;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Raise;
import org.postgresql.pljava.ResultSetProvider;

/** What {@code pgq.urlencode} and {@code pgq.urldecode} call. */
public final class UrlencodeFunctions {

  private static final Prepared PAIRS =
      new Prepared(
          """
          select p.key, p.value
            from pg_catalog.json_each_text(cast(? as pg_catalog.json)) as p
          """);

  private UrlencodeFunctions() {}

  /**
   * Encodes one text. Declared STRICT.
   *
   * @throws SQLException 53200 when the result does not fit into Java's memory
   */
  public static String urlencode(String text) throws SQLException {
    String encoded = null;
    try {
      encoded = UrlEncoder.encode(text);
    } catch (OutOfMemoryError e) {
      // What was half done is garbage now, so there is room to raise the error.
      encoded = null;
    }
    if (encoded == null) {
      throw Raise.error(
          "53200",
          "a text of "
              + text.length()
              + " characters, URL-encoded, does not fit into the memory of Java, "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB (-Xmx)");
    }
    return encoded;
  }

  /**
   * Encodes a name and its value.
   *
   * @return {@code name=value}; the name alone for a null value; null for a null name
   */
  public static String urlencode(String name, String value) {
    if (name == null) {
      return null;
    }
    StringBuilder out = new StringBuilder(name.length() + 32);
    UrlEncoder.appendPair(out, UrlEncoder.encode(name), value);
    return out.toString();
  }

  /**
   * Encodes an object's members in the order they are written, joined by {@code &}. A JSON null is
   * the name alone, an object or array as a value is its JSON text. Declared STRICT.
   *
   * @param json the text of a value of type json
   * @throws SQLException 22023 when it is not an object
   */
  public static String urlencodeJson(String json) throws SQLException {
    PreparedStatement pairs = PAIRS.with(json);
    StringBuilder out = new StringBuilder(json.length() + 16);
    try (ResultSet pair = pairs.executeQuery()) {
      while (pair.next()) {
        if (out.length() > 0) {
          out.append('&');
        }
        UrlEncoder.appendPair(out, UrlEncoder.encode(pair.getString(1)), pair.getString(2));
      }
    }
    return out.toString();
  }

  /**
   * Decodes pairs into an object. Declared STRICT.
   *
   * @return the text of a value of type jsonb
   * @throws SQLException 22023 on a percent sign without two hexadecimal digits, 22021 on a zero
   *     byte or bytes that are no text in the server's encoding
   */
  public static String urldecode(String encoded) throws SQLException {
    try {
      return UrlJson.object(encoded);
    } catch (UrlDecodeException e) {
      throw Raise.error(e.sqlState(), e.getMessage());
    }
  }

  /**
   * Decodes pairs, in the order they are written, repeated names too. Declared STRICT.
   *
   * @return name and value; the value is null for an element without {@code =}. A row that can not
   *     be decoded is an error, 22023 or 22021 as {@link #urldecode}
   */
  public static ResultSetProvider urldecodeRows(String encoded) {
    return new UrlPairRows(encoded);
  }
}
