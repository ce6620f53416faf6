package org.pgqj.client.admin;

import java.util.List;
import org.pgqj.client.admin.deadletter.DeadLetterCommand;
import org.pgqj.client.admin.queue.ConfigCommand;
import org.pgqj.client.admin.queue.CreateCommand;
import org.pgqj.client.admin.queue.DropCommand;
import org.pgqj.client.admin.queue.PauseCommand;
import org.pgqj.client.admin.queue.RegisterCommand;
import org.pgqj.client.admin.queue.ResumeCommand;
import org.pgqj.client.admin.queue.UnregisterCommand;
import org.pgqj.client.admin.seek.SeekCommand;
import org.pgqj.client.admin.status.StatusCommand;
import org.pgqj.client.admin.status.TopCommand;
import org.pgqj.client.admin.tail.TailCommand;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands of this package and those below, on the command line. */
public final class AdminCommands {

  private static final String HELP = "--help";

  private AdminCommands() {}

  public static void addTo(CommandLine pgqj) {
    List.of(
            new StatusCommand(),
            new TopCommand(),
            new CreateCommand(),
            new DropCommand(),
            new RegisterCommand(),
            new UnregisterCommand(),
            new ConfigCommand(),
            new PauseCommand(),
            new ResumeCommand(),
            new TailCommand(),
            new SeekCommand(),
            new DeadLetterCommand(),
            new CompletionCommand())
        .forEach(pgqj::addSubcommand);
    pgqj.setCaseInsensitiveEnumValuesAllowed(true);
    pgqj.getSubcommands().values().forEach(AdminCommands::addHelp);
  }

  private static void addHelp(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.findOption(HELP) == null) {
      spec.addOption(
          OptionSpec.builder("-h", HELP)
              .type(boolean.class)
              .usageHelp(true)
              .description("show this")
              .build());
    }
    command.getSubcommands().values().forEach(AdminCommands::addHelp);
  }
}
