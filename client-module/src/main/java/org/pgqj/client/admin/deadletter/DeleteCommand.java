package org.pgqj.client.admin.deadletter;

import java.sql.SQLException;
import org.pgqj.client.admin.AdminCommand;
import org.pgqj.client.admin.Confirmation;
import org.pgqj.client.admin.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deletes dead letters. */
@Command(name = "delete", header = "Deletes dead letters.")
final class DeleteCommand extends AdminCommand {

  private static final String BY_NAME = "select pgq.dead_letter_delete(?::text, ?::text)";
  private static final String BY_ID = "select pgq.dead_letter_delete(?::bigint)";

  @Mixin private Choice choice;
  @Mixin private Confirmation confirmation;

  @Override
  protected void run(Database opened) throws SQLException {
    choice.check();
    confirmation.ask("delete " + choice.described(opened));
    say(choice.apply(opened, BY_NAME, BY_ID) + " dead letters deleted");
  }
}
