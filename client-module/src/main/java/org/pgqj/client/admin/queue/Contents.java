package org.pgqj.client.admin.queue;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.client.admin.AdminException;
import org.pgqj.client.admin.Database;

/** What there is in a queue, for those who are about to lose it. */
final class Contents {

  private static final String CONSUMERS =
      "select consumer_name from pgq.get_consumer_info(?) order by consumer_name";

  private static final String QUEUE = "select count(*) from pgq.get_queue_info(?)";

  private static final String PENDING =
      """
      select coalesce(pending_events, 0)
        from pgq.get_consumer_info(?, ?)
      """;

  private Contents() {}

  /** Such as {@code with its events and 2 consumers (a, b)}. */
  static String of(Database database, String queue) throws SQLException {
    if (database.number(QUEUE, queue) == 0) {
      throw new AdminException("there is no queue " + queue + ": pgqj status lists the queues");
    }
    List<String> consumers =
        database.rows(CONSUMERS, queue).stream().map(row -> row.get(0)).toList();
    return consumers.isEmpty()
        ? "with its events"
        : "with its events and its consumers (" + String.join(", ", consumers) + ")";
  }

  /** Events that a consumer has before it, about. */
  static long pending(Database database, String queue, String consumer) throws SQLException {
    List<List<String>> rows = database.rows(PENDING, queue, consumer);
    if (rows.isEmpty()) {
      throw new AdminException(
          "consumer %s is not registered on queue %s: pgqj status lists them"
              .formatted(consumer, queue));
    }
    return Long.parseLong(rows.get(0).get(0));
  }
}
