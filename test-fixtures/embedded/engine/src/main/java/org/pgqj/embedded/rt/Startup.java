package org.pgqj.embedded.rt;

import java.nio.charset.Charset;
import java.util.zip.Inflater;
import org.postgresql.pljava.SessionManager;

/** What happens once, right after the virtual machine's start. */
final class Startup {
  private static final String SERVER_ENCODING = "org.postgresql.server.encoding";

  private Startup() {}

  /** Called from C, while PostgreSQL's signals are blocked for new threads. */
  @SuppressWarnings("UnusedMethod")
  private static void run() {
    startCleanerThread();
    nameServerEncoding();
    SessionManager.provide(BackendSession.INSTANCE);
  }

  /** C gives PostgreSQL's name of the encoding; Java code finds Java's, or no property at all. */
  private static void nameServerEncoding() {
    String name = System.getProperty(SERVER_ENCODING);
    if (name.startsWith("WIN")) {
      name = "windows-" + name.substring(3);
    }
    if (name.equals("UTF8")) {
      System.setProperty(SERVER_ENCODING, "UTF-8");
    } else if (Charset.isSupported(name)) {
      System.setProperty(SERVER_ENCODING, Charset.forName(name).name());
    } else {
      System.clearProperty(SERVER_ENCODING);
    }
  }

  /** The JDK starts it at its first use; it must inherit the mask, so that is made to be now. */
  private static void startCleanerThread() {
    new Inflater().end();
  }
}
