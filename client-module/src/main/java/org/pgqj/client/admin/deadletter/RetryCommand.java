package org.pgqj.client.admin.deadletter;

import java.sql.SQLException;
import org.pgqj.client.admin.AdminCommand;
import org.pgqj.client.admin.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Retries dead letters. */
@Command(
    name = "retry",
    header = "Gives dead letters to their consumers again.",
    description =
        "%nThose whose consumer is not registered, or whose event waits for retry already, stay."
            + "%n")
final class RetryCommand extends AdminCommand {

  private static final String BY_NAME = "select pgq.dead_letter_retry(?::text, ?::text)";
  private static final String BY_ID = "select pgq.dead_letter_retry(?::bigint)";

  @Mixin private Choice choice;

  @Override
  protected void run(Database opened) throws SQLException {
    choice.check();
    say(choice.apply(opened, BY_NAME, BY_ID) + " dead letters will be retried");
  }
}
