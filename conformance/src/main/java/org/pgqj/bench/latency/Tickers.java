package org.pgqj.bench.latency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Starts what ticks: a daemon, or a loop. */
final class Tickers {

  private static final long TEN_MILLIS = 10_000_000;

  private Tickers() {}

  /** The daemon of the checkout, as it is by default. */
  static AutoCloseable daemon(Path client, String connection) {
    return process(
        "[ticker]\ndb = " + connection + "\n",
        ini ->
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                client.resolve("classes") + ":" + client.resolve("lib") + "/*",
                "org.pgqj.client.cli.Main",
                "ticker",
                ini.toString()));
  }

  /** The daemon of the original, as it is by default. */
  static AutoCloseable pgqd(String server, String database) {
    return process(
        "[pgqd]\nbase_connstr = " + server + "\ndatabase_list = " + database + "\nsyslog = 0\n",
        ini -> List.of("pgqd", ini.toString()));
  }

  /** Names the command for a configuration file. */
  private interface CommandOf {
    List<String> apply(Path ini);
  }

  private static AutoCloseable process(String text, CommandOf command) {
    try {
      Path ini = Files.createTempFile("bench", ".ini");
      Files.writeString(ini, text);
      Process process =
          new ProcessBuilder(command.apply(ini))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return () -> {
        process.destroy();
        process.waitFor();
        Files.delete(ini);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ticks every 10 ms through a session of its own. */
  static AutoCloseable loop(Subject.Database database) {
    Thread thread = new Thread(() -> tick(database), "ticks every 10 ms");
    thread.start();
    return () -> {
      thread.interrupt();
      thread.join();
    };
  }

  private static void tick(Subject.Database database) {
    try (Connection c = database.connect();
        PreparedStatement tick = c.prepareStatement("select pgq.ticker()")) {
      long next = System.nanoTime();
      while (!Thread.currentThread().isInterrupted()) {
        tick.execute();
        next = Math.max(next + TEN_MILLIS, System.nanoTime());
        LockSupport.parkNanos(next - System.nanoTime());
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the loop of ticks failed", e);
    }
  }
}
