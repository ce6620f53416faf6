package org.pgqj.client.admin.queue;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pgqj.client.admin.AdminCommand;
import org.pgqj.client.admin.AdminException;
import org.pgqj.client.admin.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a queue. */
@Command(
    name = "create",
    header = "Creates a queue.",
    description =
        "%nOne that exists already stays as it is. With --set, that is an error. Settings are those"
            + " that pgqj config shows.%n")
public final class CreateCommand extends AdminCommand {

  private static final String CREATE = "select pgq.create_queue(?)";

  @Parameters(paramLabel = "QUEUE")
  private String queue;

  @Option(names = "--set", paramLabel = "SETTING=VALUE", description = "such as ticker_max_lag=1s")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Override
  protected void run(Database opened) throws SQLException {
    opened.atomically(
        () -> {
          boolean created = opened.number(CREATE, queue) == 1;
          if (!created && !settings.isEmpty()) {
            throw new AdminException(
                "queue " + queue + " exists already: change it with pgqj config");
          }
          Settings.set(opened, queue, settings);
          say("queue " + queue + (created ? " created" : " exists already"));
        });
  }
}
