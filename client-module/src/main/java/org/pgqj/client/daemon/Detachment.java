package org.pgqj.client.daemon;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Going to the background. A JVM can't fork, so it starts another one with its own command line,
 * away from the terminal, and waits until that has begun to work or has failed.
 */
final class Detachment {

  /**
   * Tells the process in the background that it is there. The value is the file that its complaints
   * go to, which it deletes when there are no more to come.
   */
  private static final String MARK = "pgqj.detached";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Detachment() {}

  static boolean isDone() {
    return System.getProperty(MARK) != null;
  }

  /** Starts the process in the background; returns this process's exit status. */
  static int start() throws IOException, InterruptedException {
    Path complaints = Files.createTempFile("pgqj-", ".start");
    try {
      Process process =
          new ProcessBuilder(command(complaints))
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(complaints.toFile())
              .start();
      int status = await(process, complaints);
      if (status != 0) {
        System.err.print(Files.readString(complaints));
      }
      return status;
    } finally {
      Files.deleteIfExists(complaints);
    }
  }

  private static int await(Process process, Path complaints) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && Files.exists(complaints)) {
      if (System.nanoTime() > end) {
        process.destroy();
        System.err.println("has not started within " + PATIENCE.toSeconds() + " s");
        return 1;
      }
      Thread.sleep(20);
    }
    return Files.exists(complaints) ? process.exitValue() : 0;
  }

  private static List<String> command(Path complaints) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(FreshProcess.prefix());
    List<String> own = ownCommandLine();
    command.add(ProcessHandle.current().info().command().orElse(own.get(0)));
    command.add("-D" + MARK + "=" + complaints);
    command.addAll(own.subList(1, own.size()));
    return command;
  }

  /** Exact on Linux; elsewhere as far as the system tells. */
  private static List<String> ownCommandLine() throws IOException {
    Path exact = Path.of("/proc/self/cmdline");
    if (Files.exists(exact)) {
      String text = Files.readString(exact, StandardCharsets.UTF_8);
      return List.of(text.substring(0, text.length() - 1).split("\0", -1));
    }
    ProcessHandle.Info info = ProcessHandle.current().info();
    List<String> command = new ArrayList<>();
    command.add(info.command().orElse("java"));
    command.addAll(
        List.of(
            info.arguments()
                .orElseThrow(
                    () ->
                        new DaemonException("-d: this system does not tell how to start again"))));
    return command;
  }

  /** In the background: it works. From now on nobody reads what is printed. */
  static void finish() throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    System.setOut(nowhere);
    System.setErr(nowhere);
    Files.deleteIfExists(Path.of(System.getProperty(MARK)));
  }
}
