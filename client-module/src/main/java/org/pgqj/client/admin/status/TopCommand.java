package org.pgqj.client.admin.status;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.pgqj.client.admin.AdminException;
import org.pgqj.client.admin.Period;
import org.pgqj.client.admin.Terminal;
import org.pgqj.client.connect.ConnectFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the status again and again. */
@Command(
    name = "top",
    header = "Shows the status again and again, until q or Ctrl-C.",
    description = "%nWithout a terminal it prints one report after the other.%n",
    footer = "%nExit status: 0 well, 1 failed, 2 wrong usage, 3 the server can't be reached.")
public final class TopCommand implements Callable<Integer> {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final long KEY_MILLIS = 100;

  private static final String HOME = "\u001b[H";
  private static final String CLEAR = "\u001b[2J";
  private static final String TO_END_OF_LINE = "\u001b[K";
  private static final String TO_END_OF_SCREEN = "\u001b[J";

  @Mixin private StatusSource source;

  @Option(
      names = {"-i", "--interval"},
      paramLabel = "TIME",
      converter = Period.class,
      defaultValue = "2",
      description = "between two looks; default 2 s")
  private Duration interval;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "end after so many reports")
  private Long count;

  @Override
  public Integer call() throws ConnectFailure, IOException {
    // The first look tells whether the connection is right; later on, errors pass.
    String report = report();
    if (!Terminal.isThere()) {
      return print(report);
    }
    String before = Terminal.takeKeys();
    Thread restoring = new Thread(() -> Terminal.restore(before));
    Runtime.getRuntime().addShutdownHook(restoring);
    try {
      return refresh(report);
    } finally {
      Runtime.getRuntime().removeShutdownHook(restoring);
      Terminal.restore(before);
    }
  }

  private String report() throws ConnectFailure {
    Survey survey = source.read();
    StringBuilder report = new StringBuilder(survey.text());
    survey.failed().forEach(line -> report.append('\n').append(line).append('\n'));
    return report.toString();
  }

  private String next() {
    try {
      return report();
    } catch (ConnectFailure | AdminException e) {
      return e.getMessage() + "\n";
    }
  }

  private int print(String first) throws IOException {
    String report = first;
    for (long shown = 1; ; shown++) {
      System.out.print(
          LocalDateTime.now(ZoneId.systemDefault()).format(TIME) + "   " + report + "\n");
      if (System.out.checkError() || (count != null && shown >= count)) {
        return 0;
      }
      waitFor(false);
      report = next();
    }
  }

  private int refresh(String first) throws IOException {
    String report = first;
    System.out.print(CLEAR);
    for (long shown = 1; ; shown++) {
      System.out.print(
          screen(LocalDateTime.now(ZoneId.systemDefault()).format(TIME) + "   " + report));
      System.out.flush();
      if ((count != null && shown >= count) || waitFor(true)) {
        return 0;
      }
      report = next();
    }
  }

  /** Written over what is there, so that nothing flickers. */
  private static String screen(String text) {
    return HOME + text.replace("\n", TO_END_OF_LINE + "\n") + TO_END_OF_SCREEN;
  }

  /** Returns whether q was pressed meanwhile. */
  private boolean waitFor(boolean keys) throws IOException {
    long end = System.nanoTime() + interval.toNanos();
    try {
      while (end - System.nanoTime() > 0) {
        if (keys && System.in.available() > 0 && System.in.read() == 'q') {
          return true;
        }
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        Thread.sleep(Math.max(1, Math.min(KEY_MILLIS, left)));
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
