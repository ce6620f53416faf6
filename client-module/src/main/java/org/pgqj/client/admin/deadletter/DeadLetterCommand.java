package org.pgqj.client.admin.deadletter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the commands on dead letters. */
@Command(
    name = "dead-letter",
    header = "Lists, counts, retries and deletes events that failed for good.",
    description = "%npgqj dead-letter COMMAND --help tells of each.%n",
    subcommands = {ListCommand.class, CountCommand.class, RetryCommand.class, DeleteCommand.class})
public final class DeadLetterCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "dead-letter what? list, count, retry or delete");
  }
}
