package org.pgqj.client.consumer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decodes url-encoded fields, as pgq.urldecode does: elements end at {@code &} only, empty ones are
 * skipped, the name ends at the first {@code =}, an element without one has the value null, and of
 * a name that occurs twice the last value counts.
 */
final class UrlFields {

  private final String encoded;
  private final Charset charset;

  private UrlFields(String encoded, Charset charset) {
    this.encoded = encoded;
    this.charset = charset;
  }

  /**
   * The fields in their order.
   *
   * @param charset what the escaped bytes are: the encoding of the database
   * @throws IllegalArgumentException on a bad escape or bytes that are no text
   */
  static Map<String, String> decode(String encoded, Charset charset) {
    return new UrlFields(encoded, charset).decode();
  }

  private Map<String, String> decode() {
    Map<String, String> fields = new LinkedHashMap<>();
    int from = 0;
    while (from < encoded.length()) {
      int amp = encoded.indexOf('&', from);
      int to = amp < 0 ? encoded.length() : amp;
      if (to > from) {
        int equals = encoded.indexOf('=', from);
        if (equals < 0 || equals >= to) {
          fields.put(text(from, to), null);
        } else {
          fields.put(text(from, equals), text(equals + 1, to));
        }
      }
      from = to + 1;
    }
    return fields;
  }

  private String text(int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      char c = encoded.charAt(at);
      if (c == '%') {
        at = escapes(at, to, out);
      } else {
        out.append(c == '+' ? ' ' : c);
        at++;
      }
    }
    return out.toString();
  }

  /** One character may be several escapes, so a run of them is decoded together. */
  private int escapes(int from, int to, StringBuilder out) {
    ByteBuffer bytes = ByteBuffer.allocate((to - from) / 3 + 1);
    int at = from;
    while (at < to && encoded.charAt(at) == '%') {
      bytes.put(escape(at, to));
      at += 3;
    }
    try {
      out.append(charset.newDecoder().decode(bytes.flip()));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "not " + charset + ": \"" + encoded.substring(from, at) + "\"", e);
    }
    return at;
  }

  private byte escape(int at, int to) {
    int high = at + 2 < to ? hexadecimal(encoded.charAt(at + 1)) : -1;
    int low = at + 2 < to ? hexadecimal(encoded.charAt(at + 2)) : -1;
    if (high < 0 || low < 0) {
      throw new IllegalArgumentException(
          "bad escape: \"" + encoded.substring(at, Math.min(at + 3, to)) + "\"");
    }
    return (byte) (high << 4 | low);
  }

  private static int hexadecimal(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
