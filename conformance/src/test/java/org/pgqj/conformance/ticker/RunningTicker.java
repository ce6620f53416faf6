package org.pgqj.conformance.ticker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.pgqj.client.cli.Main;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.Psql;

/** A process that runs {@code pgqj ticker}, and its log. */
public final class RunningTicker implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final Process process;
  private final Path ini;
  private final Path log;

  private RunningTicker(Process process, Path ini, Path log) {
    this.process = process;
    this.ini = ini;
    this.log = log;
  }

  /** Starts one for the database that psql would go to. */
  public static RunningTicker of(Psql psql, Path directory, String... settings) throws IOException {
    return start(
        directory,
        "db = " + connection(psql) + " dbname=" + psql.address().get("PGDATABASE"),
        settings);
  }

  /** Starts one for the database of a libpq connection string. */
  public static RunningTicker at(String connection, Path directory, String... settings)
      throws IOException {
    return start(directory, "db = " + connection, settings);
  }

  /** Starts one for all databases of the server that psql would go to. */
  public static RunningTicker ofServer(Psql psql, Path directory, String... settings)
      throws IOException {
    return start(
        directory, "initial_database = postgres\nbase_connstr = " + connection(psql), settings);
  }

  private static RunningTicker start(Path directory, String where, String... settings)
      throws IOException {
    Path ini = Files.createTempFile(directory, "ticker", ".ini");
    Files.writeString(
        ini, "[ticker]\n" + where + "\nloop_delay = 0.05\n" + String.join("\n", settings) + "\n");
    Path log = Files.createTempFile(directory, "ticker", ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Main.class.getName(), "ticker", "-v", ini.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new RunningTicker(process, ini, log);
  }

  private static String connection(Psql psql) {
    Map<String, String> address = psql.address();
    String password = address.get("PGPASSWORD");
    return "host=%s port=%s user=%s"
            .formatted(address.get("PGHOST"), address.get("PGPORT"), address.get("PGUSER"))
        + (password == null ? "" : " password=" + password);
  }

  public String log() throws IOException {
    return Files.readString(log);
  }

  /** Waits for a line of the log that ends with these words. */
  public void awaitLine(String words) {
    Await.until(
        () -> words + " in the log: " + logForFailure(),
        DEADLINE,
        () -> log().lines().anyMatch(line -> line.endsWith(words)));
  }

  public long count(String words) throws IOException {
    return log().lines().filter(line -> line.contains(words)).count();
  }

  /** The log, or why there is none. */
  public String logForFailure() {
    try {
      return log();
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Replaces something in the configuration, and has it read again. */
  public void reconfigure(String before, String after) throws IOException, InterruptedException {
    String text = Files.readString(ini);
    assertThat(text).contains(before);
    Files.writeString(ini, text.replace(before, after));
    signal("HUP");
  }

  public void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("sh", "-c", "kill -s " + name + " " + process.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** Waits for the process's end; returns its exit status. */
  public int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
