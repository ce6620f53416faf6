package org.pgqj.client.admin.queue;

import java.sql.SQLException;
import org.pgqj.client.admin.AdminCommand;
import org.pgqj.client.admin.Confirmation;
import org.pgqj.client.admin.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Unregisters a consumer. */
@Command(
    name = "unregister",
    header = "Removes a consumer from a queue, with its position and its retries.")
public final class UnregisterCommand extends AdminCommand {

  private static final String UNREGISTER = "select pgq.unregister_consumer(?, ?)";

  @Parameters(index = "0", paramLabel = "QUEUE")
  private String queue;

  @Parameters(index = "1", paramLabel = "CONSUMER")
  private String consumer;

  @Mixin private Confirmation confirmation;

  @Override
  protected void run(Database opened) throws SQLException {
    Belongings lost = Belongings.of(opened, queue, consumer);
    confirmation.ask(
        "unregister consumer %s of queue %s with %s".formatted(consumer, queue, lost.described()));
    opened.text(UNREGISTER, queue, consumer);
    say("consumer %s unregistered from queue %s".formatted(consumer, queue));
  }
}
