package org.pgqj.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** A session with a stopwatch on its server process, which must be of this machine. */
public final class Backend implements AutoCloseable {

  private static final double KB_PER_MB = 1024;

  private final Connection connection;
  private final Path process;

  public Backend(Connection connection) throws SQLException {
    this.connection = connection;
    int pid = connection.unwrap(PGConnection.class).getBackendPID();
    this.process = Path.of("/proc", Integer.toString(pid));
  }

  public Connection connection() {
    return connection;
  }

  /** Runs SQL whose results nobody wants. */
  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Something that the client does with the session. */
  @FunctionalInterface
  public interface Work {
    void run() throws SQLException;
  }

  /** Runs SQL that does a thing so many times, and says what one time cost. */
  public Sample time(Unit unit, long times, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return time(unit, times, () -> statement.execute(sql));
    }
  }

  /** Does a thing so many times in this session, and says what one time cost. */
  public Sample time(Unit unit, long times, Work work) throws SQLException {
    long cpu = cpuNanoseconds();
    long start = System.nanoTime();
    work.run();
    double wall = System.nanoTime() - start;
    double one = unit.nanoseconds() * times;
    return new Sample(wall / one, (cpuNanoseconds() - cpu) / one);
  }

  /** Processor time of the threads that live, in nanoseconds. */
  private long cpuNanoseconds() {
    long sum = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
      for (Path thread : threads) {
        sum += cpuNanoseconds(thread);
      }
      return sum;
    } catch (IOException e) {
      throw new IllegalStateException("cannot watch the backend " + process, e);
    }
  }

  private static long cpuNanoseconds(Path thread) throws IOException {
    try {
      String schedule = Files.readString(thread.resolve("schedstat"));
      return Long.parseLong(schedule.substring(0, schedule.indexOf(' ')));
    } catch (NoSuchFileException e) {
      return 0; // It ended since the directory was read.
    }
  }

  /** A line of the kernel's summary of its memory, such as {@code Pss}, in megabytes. */
  public double memory(String line) throws IOException {
    for (String text : Files.readAllLines(process.resolve("smaps_rollup"))) {
      if (text.startsWith(line + ":")) {
        String kilobytes = text.substring(line.length() + 1, text.length() - " kB".length());
        return Long.parseLong(kilobytes.strip()) / KB_PER_MB;
      }
    }
    throw new IOException(process + " has no " + line);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
