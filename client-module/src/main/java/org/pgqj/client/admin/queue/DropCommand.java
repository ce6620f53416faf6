package org.pgqj.client.admin.queue;

import java.sql.SQLException;
import org.pgqj.client.admin.AdminCommand;
import org.pgqj.client.admin.Confirmation;
import org.pgqj.client.admin.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Drops a queue. */
@Command(name = "drop", header = "Drops a queue with its events.")
public final class DropCommand extends AdminCommand {

  private static final String DROP = "select pgq.drop_queue(?, ?)";

  @Parameters(paramLabel = "QUEUE")
  private String queue;

  @Option(names = "--force", description = "even with consumers and dead letters")
  private boolean force;

  @Mixin private Confirmation confirmation;

  @Override
  protected void run(Database opened) throws SQLException {
    confirmation.ask("drop queue " + queue + " " + QueueContents.of(opened, queue));
    opened.text(DROP, queue, force);
    say("queue " + queue + " dropped");
  }
}
