package org.pgqj.client.admin.status;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pgqj.client.admin.AdminCommand;
import org.pgqj.client.admin.AdminException;
import org.pgqj.client.admin.Database;
import org.pgqj.client.admin.Target;
import org.pgqj.client.connect.ConnectFailure;
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

  /** Looks at every database that the user means; of several, one that fails hides no other. */
  Survey read() throws ConnectFailure {
    Target target = Target.of(words());
    List<ConnectionSettings> databases = AdminCommand.advising(target::all);
    List<Status> statuses = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (ConnectionSettings settings : databases) {
      try {
        AdminCommand.advising(() -> read(settings, target)).ifPresent(statuses::add);
      } catch (ConnectFailure | AdminException e) {
        if (databases.size() == 1) {
          throw e;
        }
        failures.add(new Failure(settings.database(), e));
      }
    }
    return new Survey(withQueue(statuses, failures.isEmpty()), List.copyOf(failures));
  }

  private String words() {
    String first = database == null ? "" : database;
    return databaseOption == null ? first : databaseOption;
  }

  private Optional<Status> read(ConnectionSettings settings, Target target) throws SQLException {
    try (Database opened = Database.open(settings, "status")) {
      StatusReader reader = new StatusReader(opened, Optional.ofNullable(queue));
      if (reader.hasPgq()) {
        return Optional.of(reader.read());
      }
    }
    if (target.isWholeServer()) {
      return Optional.empty();
    }
    throw new AdminException("database " + settings.database() + " has no PgQ: see pgqj doctor");
  }

  /** Those that have the queue, if one is asked for; an error when it is nowhere for sure. */
  private List<Status> withQueue(List<Status> statuses, boolean isSure) {
    List<Status> found =
        statuses.stream().filter(s -> queue == null || !s.queues().isEmpty()).toList();
    if (isSure && found.isEmpty() && !statuses.isEmpty()) {
      List<String> names = statuses.stream().map(Status::database).toList();
      throw new AdminException(
          "there is no queue " + queue + " in database " + String.join(", ", names));
    }
    return found;
  }
}
