package org.pgqj.bench;

import org.pgqj.bench.latency.LatencyCommand;
import org.pgqj.bench.latency.StreamCommand;
import picocli.CommandLine.Command;

/** Entry point of {@code ./pgqj bench}. */
@Command(
    name = "bench",
    subcommands = {
      ApiCommand.class,
      TriggersCommand.class,
      EngineCommand.class,
      LatencyCommand.class,
      StreamCommand.class
    })
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(org.pgqj.fixtures.cli.Main.run(new Main(), arguments));
  }
}
