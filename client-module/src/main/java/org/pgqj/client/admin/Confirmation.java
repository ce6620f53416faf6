package org.pgqj.client.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** What a command that loses data asks first. */
public final class Confirmation {

  private static final Set<String> AGREED = Set.of("y", "yes");

  @Option(
      names = {"-y", "--yes"},
      description = "don't ask before data is lost")
  private boolean yes;

  /**
   * Returns when the user agrees.
   *
   * @param what what is about to be lost, such as {@code drop queue q with 3 events}
   */
  public void ask(String what) {
    if (yes) {
      return;
    }
    if (!Terminal.isThere()) {
      throw new AdminException("would " + what + ": give --yes to do so");
    }
    System.out.print("Really " + what + "? [y/N] ");
    System.out.flush();
    if (!AGREED.contains(line().strip().toLowerCase(Locale.ROOT))) {
      throw new AdminException("nothing done");
    }
  }

  private static String line() {
    try {
      StringBuilder line = new StringBuilder();
      for (int c = System.in.read(); c >= 0 && c != '\n'; c = System.in.read()) {
        line.append((char) c);
      }
      return line.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
