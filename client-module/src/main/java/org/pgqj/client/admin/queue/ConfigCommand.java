package org.pgqj.client.admin.queue;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pgqj.client.admin.AdminCommand;
import org.pgqj.client.admin.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows or changes a queue's settings. */
@Command(
    name = "config",
    header = "Shows the settings of all queues or of one, or changes some of one.")
public final class ConfigCommand extends AdminCommand {

  @Parameters(index = "0", arity = "0..1", paramLabel = "QUEUE")
  private String queue;

  @Parameters(
      index = "1..*",
      paramLabel = "SETTING=VALUE",
      description = "such as ticker_max_lag='2 seconds'")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Override
  protected void run(Database opened) throws SQLException {
    opened.atomically(() -> Settings.set(opened, queue, settings));
    Settings.shown(opened, queue).forEach(AdminCommand::say);
  }
}
