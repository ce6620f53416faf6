package org.pgqj.client.admin.deadletter;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.client.admin.AdminException;
import org.pgqj.client.admin.Database;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which dead letters to do something with; nothing named is a mistake, not all of them. */
final class Choice {

  @Mixin private Scope scope;

  @Option(names = "--id", paramLabel = "ID", description = "this one; may be repeated")
  private List<Long> ids = List.of();

  @Option(names = "--all", description = "those of all queues")
  private boolean all;

  /** Fails unless one way of naming them is used. */
  void check() {
    int ways = (scope.queue() == null ? 0 : 1) + (ids.isEmpty() ? 0 : 1) + (all ? 1 : 0);
    if (ways != 1) {
      throw new AdminException("which dead letters? name a queue, or give --id or --all");
    }
  }

  /** In words, with how many there are. */
  String described(Database database) throws SQLException {
    return ids.isEmpty()
        ? "%s dead letters%s"
            .formatted(database.text(CountCommand.COUNT, scope.queue(), scope.consumer()), scope)
        : "dead letters " + String.join(", ", ids.stream().map(String::valueOf).toList());
  }

  /**
   * Calls one of the two forms of a function.
   *
   * @param byName takes queue and consumer, nulls for all
   * @param byId takes an id
   * @return how many it was done to
   */
  long apply(Database database, String byName, String byId) throws SQLException {
    if (ids.isEmpty()) {
      return database.number(byName, scope.queue(), scope.consumer());
    }
    long[] done = {0};
    database.atomically(
        () -> {
          for (Long id : ids) {
            done[0] += database.number(byId, id);
          }
        });
    return done[0];
  }
}
