package org.pgqj.client.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Daemons as they are started and stopped from a shell. */
class DaemonTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** What systemd does: Java 17 knows no sockets of this kind. */
  private static final String RECEIVER =
      """
      import socket, sys
      receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      receiver.bind(sys.argv[1])
      print("listening", flush=True)
      while True:
          print(receiver.recv(4096).decode().strip(), flush=True)
      """;

  @TempDir private Path directory;
  private final List<Process> processes = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void writeConfiguration() throws IOException {
    configure("word = first\n");
  }

  @AfterEach
  void endAll() throws InterruptedException, IOException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
    if (Files.exists(file("pid"))) {
      PidfileOwner.of(file("pid")).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  private Path file(String extension) {
    return directory.resolve("test." + extension);
  }

  private void configure(String more) throws IOException {
    Files.writeString(
        file("ini"),
        """
        [test_daemon]
        loop_delay = 0.05
        notes = %(config_dir)s/test.notes
        pidfile = %(config_dir)s/test.pid
        logfile = %(config_dir)s/test.log
        """
            + more);
  }

  private Process start(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(FreshProcess.prefix());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            TestDaemon.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(file("out" + processes.size()).toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  private Process startRunning(String... arguments) throws IOException, InterruptedException {
    Process process = start(arguments);
    await(() -> has("notes", "first"));
    return process;
  }

  private int run(String... arguments) throws IOException, InterruptedException {
    return status(start(arguments));
  }

  private static int status(Process process) throws InterruptedException {
    assertThat(process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** What the last process printed. */
  private String output() throws IOException {
    return read("out" + (processes.size() - 1));
  }

  private String ini() {
    return file("ini").toString();
  }

  private String read(String extension) throws IOException {
    return Files.exists(file(extension)) ? Files.readString(file(extension)) : "";
  }

  private boolean has(String extension, String text) {
    try {
      return read(extension).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(end);
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void stopLetsThePresentWorkFinish() throws Exception {
    configure("word = first\nbusy = 2\n");
    Process daemon = startRunning(ini());
    assertThat(run("-s", ini())).isZero();
    assertThat(output()).isEqualTo("SIGINT sent\n");
    assertThat(status(daemon)).isZero();
    assertThat(read("notes")).isEqualTo("first\ndone\nclosed\n");
    assertThat(file("pid")).doesNotExist();
    assertThat(read("log"))
        .matches("(?s)\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} \\d+ INFO \\{count: 1\\}\n");
  }

  @Test
  void killEndsItAtOnce() throws Exception {
    configure("word = first\nbusy = 100\n");
    Process daemon = startRunning(ini());
    assertThat(run("-k", ini())).isZero();
    assertThat(status(daemon)).isEqualTo(143);
    assertThat(read("notes")).isEqualTo("first\n");
    assertThat(file("pid")).doesNotExist();
  }

  @Test
  void reloadReadsTheConfigurationAgain() throws Exception {
    startRunning(ini());
    configure("word = second\n");
    assertThat(run("-r", ini())).isZero();
    await(() -> has("notes", "second"));
    Files.writeString(file("ini"), "rubbish\n");
    new ProcessBuilder("sh", "-c", "kill -s HUP " + processes.get(0).pid()).start().waitFor();
    await(() -> has("log", "going on with the old configuration"));
    assertThat(processes.get(0).isAlive()).isTrue();
  }

  @Test
  void aSecondOneIsRefused() throws Exception {
    startRunning(ini());
    assertThat(run(ini())).isEqualTo(1);
    assertThat(output()).contains("Pidfile exists, another process running?");
    assertThat(run("-d", ini())).isEqualTo(1);
    assertThat(output()).contains("Pidfile exists, another process running?");
    assertThat(read("pid").strip()).isEqualTo("" + processes.get(0).pid());
  }

  @Test
  void ofTwoThatStartAtOnceOneWins() throws Exception {
    Process one = start(ini());
    Process other = start(ini());
    await(() -> !one.isAlive() || !other.isAlive());
    Process winner = one.isAlive() ? one : other;
    Process loser = one.isAlive() ? other : one;
    assertThat(status(loser)).isEqualTo(1);
    await(() -> has("pid", winner.pid() + "\n"));
    assertThat(winner.isAlive()).isTrue();
  }

  @Test
  void thePidfileOfADeadProcessIsTakenOver() throws Exception {
    Process dead = startRunning(ini());
    dead.destroyForcibly().waitFor();
    assertThat(read("pid")).isEqualTo(dead.pid() + "\n");
    assertThat(run("-s", ini())).isZero();
    assertThat(output()).isEqualTo("pidfile exists, but process not running\n");
    Process next = start(ini());
    await(() -> has("pid", next.pid() + "\n"));
    await(() -> has("log", "WARNING Ignoring stale pidfile"));
  }

  @Test
  void inTheBackgroundItGoesOnAlone() throws Exception {
    assertThat(run("-d", ini())).isZero();
    ProcessHandle daemon = PidfileOwner.of(file("pid")).orElseThrow();
    assertThat(daemon.pid()).isNotEqualTo(processes.get(0).pid());
    await(() -> has("log", "INFO {count: 1}"));
    assertThat(output()).isEmpty();
    assertThat(run("-s", ini())).isZero();
    await(() -> !daemon.isAlive());
    assertThat(read("notes")).endsWith("closed\n");
  }

  @Test
  void inTheBackgroundItSaysWhyItDoesNotStart() throws Exception {
    assertThat(run("-d", ini(), "--set", "word=")).isEqualTo(1);
    assertThat(output()).contains("[test_daemon] word");
    assertThat(read("log")).contains("[test_daemon] word");
    assertThat(file("pid")).doesNotExist();
  }

  @Test
  void inTheBackgroundAnErrorOfTheProgramIsLogged() throws Exception {
    assertThat(run("-d", ini(), "--set", "broken=1")).isZero();
    await(() -> has("log", "ERROR ends: AssertionError: broken"));
    await(() -> !Files.exists(file("pid")));
    assertThat(read("notes")).endsWith("closed\n");
  }

  @Test
  void keysOfSkytoolsWithoutMeaningAreNamed() throws Exception {
    startRunning(ini(), "--set", "exception_grace=1", "--set", "exception_graze=1");
    await(() -> has("log", "exception_grace: has no effect here"));
    await(() -> has("log", "exception_graze: nothing has asked for this key, is it mistyped?"));
    assertThat(run(ini(), "--set", "config_format=2")).isEqualTo(1);
    assertThat(output()).contains("config_format: must be 1");
  }

  @Test
  void inTheBackgroundItNeedsAPidfile() throws Exception {
    assertThat(run("-d", ini(), "--set", "pidfile=")).isEqualTo(1);
    assertThat(output()).isEqualTo("test_daemon: Daemon needs pidfile\n");
  }

  @Test
  void anOutageIsToldOnce() throws Exception {
    startRunning(ini(), "--set", "fail=1", "--set", "exception_sleep=0.05");
    await(() -> occurrences("first") > 3);
    assertThat(read("log")).matches("[^\n]* ERROR 57P01 no luck; trying again\n");
  }

  private int occurrences(String word) {
    try {
      return read("notes").split(word, -1).length - 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatIsAskedIsAnswered() throws Exception {
    assertThat(run("--ini")).isZero();
    assertThat(output()).isEqualTo("[test_daemon]\njob_name =\n");
    assertThat(run("-V")).isZero();
    assertThat(output()).matches("test_daemon, PgQ/J version [0-9.]+\n");
    assertThat(run()).isEqualTo(1);
    assertThat(output()).isEqualTo("test_daemon: need config file, use --help for help.\n");
    assertThat(run("--nonsense")).isEqualTo(2);
    assertThat(run("-s", ini())).isZero();
    assertThat(output()).isEqualTo("No pidfile, process not running\n");
  }

  @Test
  void loopDelaySaysWhenToEnd() throws Exception {
    assertThat(run(ini(), "--set", "loop_delay=-1")).isZero();
    assertThat(read("notes")).isEqualTo("first\nclosed\n");
    assertThat(run(ini(), "--set", "loop_delay=0", "--set", "fail=1")).isEqualTo(1);
    assertThat(read("log")).endsWith(" ERROR 57P01 no luck; giving up\n");
  }

  @Test
  void keysWithoutEffectAreToldOf() throws Exception {
    configure("word = first\nwrod = second\nextension = notes\nsyslog = 1\n");
    assertThat(
            run(
                ini(),
                "--set",
                "loop_delay=-1",
                "--set",
                "notes=%(config_dir)s/test.%(extension)s"))
        .isZero();
    String where = "WARNING " + file("ini") + ": [test_daemon] ";
    assertThat(read("log").lines().filter(line -> line.contains("WARNING")))
        .satisfiesExactly(
            line -> assertThat(line).contains(where + "syslog: has no effect"),
            line -> assertThat(line).contains(where + "wrod: nothing has asked for this key"));
  }

  @Test
  void systemdIsToldOfTheStartAndTheEnd() throws Exception {
    assumeTrue(isThere("systemd-notify") && isThere("python3"), "systemd-notify or python3");
    Process systemd =
        new ProcessBuilder("python3", "-c", RECEIVER, file("socket").toString())
            .redirectOutput(file("systemd").toFile())
            .start();
    try {
      await(() -> has("systemd", "listening"));
      environment.put("NOTIFY_SOCKET", file("socket").toString());
      Process daemon = startRunning(ini());
      await(() -> has("systemd", "READY=1\nMAINPID=" + daemon.pid() + "\n"));
      assertThat(read("systemd")).doesNotContain("STOPPING");
      assertThat(run("-s", ini())).isZero();
      assertThat(status(daemon)).isZero();
      await(() -> has("systemd", "STOPPING=1\n"));
      assertThat(read("log")).doesNotContain("WARNING");
    } finally {
      systemd.destroyForcibly().waitFor();
    }
  }

  private static boolean isThere(String program) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v " + program)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
