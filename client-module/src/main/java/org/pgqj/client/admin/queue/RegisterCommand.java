package org.pgqj.client.admin.queue;

import java.sql.SQLException;
import org.pgqj.client.admin.AdminCommand;
import org.pgqj.client.admin.AdminException;
import org.pgqj.client.admin.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers a consumer. */
@Command(
    name = "register",
    header = "Registers a consumer on a queue.",
    description =
        "%nIt begins at the newest tick. One that is registered already stays where it is; pgqj"
            + " seek moves it.%n")
public final class RegisterCommand extends AdminCommand {

  private static final String IS_THERE = "select count(*) from pgq.get_consumer_info(?, ?)";
  private static final String REGISTER = "select pgq.register_consumer(?, ?)";
  private static final String REGISTER_AT = "select pgq.register_consumer_at(?, ?, ?)";

  @Parameters(index = "0", paramLabel = "QUEUE")
  private String queue;

  @Parameters(index = "1", paramLabel = "CONSUMER")
  private String consumer;

  @Option(names = "--at-tick", paramLabel = "TICK", description = "begin there instead")
  private Long tick;

  @Override
  protected void run(Database opened) throws SQLException {
    opened.atomically(
        () -> {
          if (tick == null) {
            say(outcome(opened.number(REGISTER, queue, consumer) == 1));
            return;
          }
          if (opened.number(IS_THERE, queue, consumer) > 0) {
            throw new AdminException(
                "consumer %s is registered on queue %s already: move it with pgqj seek"
                    .formatted(consumer, queue));
          }
          say(outcome(opened.number(REGISTER_AT, queue, consumer, tick) == 1));
        });
  }

  private String outcome(boolean isNew) {
    return "consumer %s %s on queue %s"
        .formatted(consumer, isNew ? "registered" : "is registered already", queue);
  }
}
