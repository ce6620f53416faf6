package org.pgqj.conformance.engine.probe;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AccessController;
import java.security.Policy;
import java.security.PrivilegedAction;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Attempts at what a security policy may refuse. */
@SuppressWarnings("removal")
public final class PolicyProbe {

  @SuppressWarnings("UnusedVariable")
  private static int field;

  private PolicyProbe() {}

  /** Does what the first argument names; what is refused comes out as the JDK throws it. */
  public static String attempt(String what, String argument) throws Exception {
    return switch (what) {
      case "read property" -> System.getProperty(argument);
      case "set property" -> System.setProperty(argument, "x");
      case "read environment" -> System.getenv(argument);
      case "read file" -> Files.readString(Path.of(argument), StandardCharsets.UTF_8);
      case "write file" -> Files.writeString(Path.of(argument), "written").toString();
      case "delete file" -> Boolean.toString(Files.deleteIfExists(Path.of(argument)));
      case "run program" -> Runtime.getRuntime().exec(new String[] {argument}).toString();
      case "connect" -> connect(Integer.parseInt(argument));
      case "listen" -> listen(Integer.parseInt(argument));
      case "make class loader" -> new URLClassLoader(new URL[0]).toString();
      case "load class" -> Class.forName(argument).toString();
      case "see members" -> Integer.toString(Class.forName(argument).getDeclaredFields().length);
      case "start thread" -> inThread(() -> System.getenv("PATH"));
      case "use thread pool" -> inPool();
      case "privileged" ->
          AccessController.doPrivileged((PrivilegedAction<String>) () -> System.getenv(argument));
      case "lure the JDK" -> inThread(exitWithoutUs());
      case "format" -> String.format(Locale.GERMANY, argument, 12345);
      case "through SQL" -> sql(argument);
      default -> change(what);
    };
  }

  private static String change(String what) throws Exception {
    switch (what) {
      case "exit" -> System.exit(0);
      case "halt" -> Runtime.getRuntime().halt(0);
      case "load library" -> System.loadLibrary("net");
      case "add shutdown hook" -> Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));
      case "make accessible" -> PolicyProbe.class.getDeclaredField("field").setAccessible(true);
      case "set time zone" -> TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      case "set locale" -> Locale.setDefault(Locale.FRANCE);
      case "set security manager" -> System.setSecurityManager(null);
      case "set policy" -> Policy.setPolicy(null);
      case "set output" -> System.setOut(System.err);
      case "set context loader" -> Thread.currentThread().setContextClassLoader(null);
      case "set log level" -> Logger.getLogger("").setLevel(Level.ALL);
      case "deregister driver" ->
          DriverManager.deregisterDriver(DriverManager.getDriver("jdbc:default:connection"));
      default -> throw new IllegalArgumentException(what);
    }
    return "done";
  }

  private static String connect(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.toString();
    }
  }

  private static String listen(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.getLocalPort() > 0 ? "listened" : "no port";
    }
  }

  /** What came of it: the exception that ended the thread, or {@code done}. */
  private static String inThread(Runnable work) throws InterruptedException {
    StringBuilder outcome = new StringBuilder();
    Thread thread = new Thread(work);
    thread.setUncaughtExceptionHandler((t, e) -> outcome.append(e.getMessage()));
    thread.start();
    thread.join();
    return outcome.isEmpty() ? "done" : outcome.toString();
  }

  /** In the new thread only the JDK's code is on the stack. */
  private static Runnable exitWithoutUs() throws ReflectiveOperationException {
    MethodHandle exit =
        MethodHandles.publicLookup()
            .findStatic(System.class, "exit", MethodType.methodType(void.class, int.class));
    return MethodHandleProxies.asInterfaceInstance(
        Runnable.class, MethodHandles.insertArguments(exit, 0, 0));
  }

  private static String inPool() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    String result = pool.submit(() -> "done").get();
    pool.shutdown();
    return result;
  }

  private static String sql(String select) throws Exception {
    try (Statement statement =
            DriverManager.getConnection("jdbc:default:connection").createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
