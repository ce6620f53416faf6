package org.pgqj.urlencode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The character set that the database stores text in: what the bytes of the encoding are in. */
public final class ServerCharset {

  private static final Charset CHARSET = find();

  private ServerCharset() {}

  /** The character set. */
  public static Charset get() {
    return CHARSET;
  }

  /** PL/Java tells it by a system property; without one it is UTF-8. */
  private static Charset find() {
    String name = System.getProperty("org.postgresql.server.encoding");
    return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
  }
}
