package org.pgqj.conformance.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pgqj.fixtures.junit.TestDatabase;

/** A consumer's configuration file, and the log that goes with it. */
final class Ini {

  private final Path directory;
  private final String job;
  private final Map<String, String> keys = new LinkedHashMap<>();

  private Ini(Path directory, String job) {
    this.directory = directory;
    this.job = job;
  }

  /** A configuration with nothing but a job name and a log file. */
  static Ini of(Path directory, String job) {
    return new Ini(directory, job)
        .with("job_name", job)
        .with("logfile", directory.resolve("%(job_name)s.log").toString());
  }

  /** A consumer of a queue that ends when there is no batch, and does not wait for anything. */
  static Ini once(Path directory, String job, TestDatabase db, String queue) {
    return of(directory, job)
        .with("src_db", connection(db))
        .with("queue_name", queue)
        .with("loop_delay", "0")
        .with("listen", "0");
  }

  /** A consumer of a queue that stays. */
  static Ini steady(Path directory, String job, TestDatabase db, String queue) {
    return of(directory, job)
        .with("src_db", connection(db))
        .with("queue_name", queue)
        .with("loop_delay", "0.05")
        .with("exception_sleep", "1");
  }

  /** How a superuser reaches a database, as a libpq connection string. */
  static String connection(TestDatabase db) {
    return connection(db, "127.0.0.1", Integer.toString(db.cluster().port()));
  }

  static String connection(TestDatabase db, String host, String port) {
    return "host=%s port=%s dbname=%s user=postgres password=%s"
        .formatted(host, port, db.name(), db.cluster().password());
  }

  Ini with(String key, String value) {
    keys.put(key, value);
    return this;
  }

  /** Writes the file; returns its name. */
  String write() {
    Path file = directory.resolve(job + ".ini");
    String text =
        keys.entrySet().stream()
            .map(key -> key.getKey() + " = " + key.getValue() + "\n")
            .collect(Collectors.joining("", "[test_consumer]\n", ""));
    try {
      return Files.writeString(file, text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of the log that contain a text. */
  List<String> logged(String text) {
    Path file = directory.resolve(job + ".log");
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream().filter(line -> line.contains(text)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
