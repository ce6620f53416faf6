package org.pgqj.client.admin.status;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pgqj.client.admin.AdminException;
import org.pgqj.client.admin.Database;
import org.pgqj.client.admin.Target;
import org.pgqj.client.connect.ConnectionSettings;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which databases and queues to show. */
final class StatusSource {

  @Parameters(
      arity = "0..1",
      paramLabel = "INI|CONNECTION",
      description = "ticker's configuration file, or libpq connection string; else PG* variables")
  private String database;

  @Option(
      names = {"-d", "--database"},
      paramLabel = "INI|CONNECTION",
      description = "the same as an option")
  private String databaseOption;

  @Option(names = "--queue", paramLabel = "QUEUE", description = "this queue only")
  private String queue;

  /** Every database that the user means. */
  List<Status> read() throws SQLException {
    Target target = new Target(words());
    List<Status> statuses = new ArrayList<>();
    for (ConnectionSettings settings : target.all()) {
      try (Database opened = Database.open(settings, "status")) {
        StatusReader reader = new StatusReader(opened, Optional.ofNullable(queue));
        if (reader.hasPgq()) {
          statuses.add(known(reader.read()));
        } else if (!target.isDetected()) {
          throw new AdminException(
              "database " + settings.database() + " has no PgQ: see pgqj doctor");
        }
      }
    }
    return statuses;
  }

  private String words() {
    String first = database == null ? "" : database;
    return databaseOption == null ? first : databaseOption;
  }

  private Status known(Status status) {
    if (queue != null && status.queues().isEmpty()) {
      throw new AdminException("there is no queue " + queue + " in database " + status.database());
    }
    return status;
  }
}
