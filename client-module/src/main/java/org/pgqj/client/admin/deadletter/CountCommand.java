package org.pgqj.client.admin.deadletter;

import java.sql.SQLException;
import org.pgqj.client.admin.AdminCommand;
import org.pgqj.client.admin.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Counts dead letters. */
@Command(name = "count", header = "Prints how many dead letters there are.")
final class CountCommand extends AdminCommand {

  static final String COUNT = "select pgq.dead_letter_count(?::text, ?::text)";

  @Mixin private Scope scope;

  @Override
  protected void run(Database opened) throws SQLException {
    say(opened.text(COUNT, scope.queue(), scope.consumer()));
  }
}
