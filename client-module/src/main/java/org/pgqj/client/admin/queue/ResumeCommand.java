package org.pgqj.client.admin.queue;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.pgqj.client.admin.AdminCommand;
import org.pgqj.client.admin.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets paused queues tick again. */
@Command(name = "resume", header = "Lets paused queues tick again.")
public final class ResumeCommand extends AdminCommand {

  @Parameters(arity = "1..*", paramLabel = "QUEUE")
  private List<String> queues;

  @Override
  protected void run(Database opened) throws SQLException {
    opened.atomically(
        () -> {
          for (String queue : queues) {
            Settings.set(opened, queue, Map.of("ticker_paused", "false"));
          }
        });
    queues.forEach(queue -> say("queue " + queue + " resumed"));
  }
}
