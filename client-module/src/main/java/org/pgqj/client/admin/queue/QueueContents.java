package org.pgqj.client.admin.queue;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.client.admin.AdminException;
import org.pgqj.client.admin.Database;

/** What there is in a queue, for those who are about to lose it. */
final class QueueContents {

  private static final String CONSUMERS =
      "select consumer_name from pgq.get_consumer_info(?) order by consumer_name";

  private static final String QUEUE = "select count(*) from pgq.get_queue_info(?)";

  private QueueContents() {}

  /** Such as {@code with its events and its consumers (a, b)}. */
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
}
