package org.pgqj.urlencode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Decodes the elements of URL-encoded text: {@code +} is a blank, hexadecimal digits may be of
 * either case, everything else stands for itself.
 */
final class UrlDecoder {

  private final String encoded;
  private final int to;
  private final StringBuilder out;
  private int at;

  private UrlDecoder(String encoded, int from, int to) {
    this.encoded = encoded;
    this.at = from;
    this.to = to;
    this.out = new StringBuilder(to - from);
  }

  /**
   * Decodes a part of {@code encoded}.
   *
   * @throws UrlDecodeException on a bad escape, a zero byte, or bytes that are no text
   */
  static String decode(String encoded, int from, int to) throws UrlDecodeException {
    return new UrlDecoder(encoded, from, to).decode();
  }

  private String decode() throws UrlDecodeException {
    while (at < to) {
      char c = encoded.charAt(at);
      if (c == '%') {
        escapes();
      } else {
        out.append(c == '+' ? ' ' : c);
        at++;
      }
    }
    return out.toString();
  }

  /** One character may be several escapes, so a run of them is decoded together. */
  private void escapes() throws UrlDecodeException {
    int from = at;
    byte[] bytes = new byte[(endOfEscapes() - from) / 3];
    int count = 0;
    while (at < to && encoded.charAt(at) == '%') {
      bytes[count++] = escape();
      at += 3;
    }
    try {
      CharBuffer text = ServerCharset.get().newDecoder().decode(ByteBuffer.wrap(bytes, 0, count));
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) == '\0') {
          throw invalid(from);
        }
      }
      out.append(text);
    } catch (CharacterCodingException e) {
      throw invalid(from);
    }
  }

  private int endOfEscapes() {
    int end = at;
    while (end < to && encoded.charAt(end) == '%') {
      end += 3;
    }
    return end;
  }

  private byte escape() throws UrlDecodeException {
    int high = at + 2 < to ? Character.digit(encoded.charAt(at + 1), 16) : -1;
    int low = at + 2 < to ? Character.digit(encoded.charAt(at + 2), 16) : -1;
    if (high < 0 || low < 0 || encoded.charAt(at + 1) >= 0x80 || encoded.charAt(at + 2) >= 0x80) {
      throw UrlDecodeException.escape(encoded.substring(at, Math.min(at + 3, to)));
    }
    return (byte) (high << 4 | low);
  }

  private UrlDecodeException invalid(int from) {
    return UrlDecodeException.bytes(encoded.substring(from, at), ServerCharset.get().name());
  }
}
