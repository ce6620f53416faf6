package org.pgqj.conformance.client;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A consumer in a Java VM of its own, which a test may kill. */
final class ConsumerProcess implements AutoCloseable {

  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  /** A shell that runs the tests in the background has its children ignore SIGINT. */
  private static final List<String> HEARING_INTERRUPTS = List.of("env", "--default-signal=INT");

  private final Process process;

  private ConsumerProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts a program.
   *
   * @param output where what it prints is appended
   * @param options of the Java VM
   */
  static ConsumerProcess start(
      Class<?> program, Path output, List<String> options, String... arguments) {
    return start(List.of(), program.getName(), output, options, arguments);
  }

  /** The same for a program that is in a further directory of classes. */
  static ConsumerProcess start(
      List<Path> classes, String program, Path output, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>(HEARING_INTERRUPTS);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK_START);
    command.addAll(options);
    command.add("-cp");
    command.add(
        Stream.concat(classes.stream().map(Path::toString), Stream.of(classPath()))
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(program);
    command.addAll(List.of(arguments));
    try {
      return new ConsumerProcess(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the tests' own classes and all libraries are. */
  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** kill -9, and the end of the process. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** SIGINT: a graceful end; returns the exit status. */
  int interrupt() {
    try {
      new ProcessBuilder("sh", "-c", "kill -s INT " + process.pid()).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return awaitEnd();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The exit status; fails after a minute and a half. */
  int awaitEnd() {
    try {
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the consumer did not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
