package org.pgqj.client.admin;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** The terminal, asked through test(1) and stty(1): what Java has for it differs by version. */
public final class Terminal {

  private Terminal() {}

  /** Whether both standard input and output are one. */
  public static boolean isThere() {
    return run("test", "-t", "0").status() == 0 && run("test", "-t", "1").status() == 0;
  }

  /** Keys arrive without Enter, and are not shown, until {@link #restore}; returns how it was. */
  public static String takeKeys() {
    String before = run("stty", "-g").output();
    run("stty", "-icanon", "-echo");
    return before;
  }

  public static void restore(String before) {
    run("stty", before);
  }

  private record Result(int status, String output) {}

  /** What the program says is read, unless it looks at its own standard output. */
  private static Result run(String... words) {
    boolean looksAtOutput = List.of(words).equals(List.of("test", "-t", "1"));
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(words)));
    builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    if (looksAtOutput) {
      builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
    }
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
      return new Result(process.waitFor(), output.strip());
    } catch (IOException e) {
      // Without these programs there is no terminal that could be used.
      return new Result(-1, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(-1, "");
    }
  }
}
