package org.pgqj.bench;

import picocli.CommandLine.Command;

/** Entry point of {@code ./pgqj bench}. */
@Command(
    name = "bench",
    subcommands = {ApiCommand.class, TriggersCommand.class, EngineCommand.class})
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(org.pgqj.fixtures.cli.Main.run(new Main(), arguments));
  }
}
