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

  // Subconsumers share the main consumer's number; they have both ticks of a batch, or none.
  private static final String PENDING =
      """
      select (s.sub_last_tick is null) = (s.sub_next_tick is null)
             and exists (
                   select from pgq.subscription o
                    where o.sub_id = s.sub_id and o.sub_consumer <> s.sub_consumer),
             coalesce(i.pending_events, 0),
             s.sub_batch is not null,
             (select pg_catalog.string_agg(oc.co_name, ', ' order by oc.co_name)
                from pgq.subscription o
                join pgq.consumer oc on oc.co_id = o.sub_consumer
               where o.sub_id = s.sub_id and o.sub_consumer <> s.sub_consumer)
        from pgq.get_consumer_info(?, ?) i
        join pgq.queue q on q.queue_name = i.queue_name
        join pgq.consumer c on c.co_name = i.consumer_name
        join pgq.subscription s on s.sub_queue = q.queue_id and s.sub_consumer = c.co_id
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

  /** What goes with a consumer, such as {@code its position, about 2 events before it}. */
  static String of(Database database, String queue, String consumer) throws SQLException {
    List<List<String>> rows = database.rows(PENDING, queue, consumer);
    if (rows.isEmpty()) {
      throw new AdminException(
          "consumer %s is not registered on queue %s: pgqj status lists them"
              .formatted(consumer, queue));
    }
    List<String> row = rows.get(0);
    if (row.get(0).equals("t")) {
      return row.get(2).equals("t")
          ? "its open batch, whose events nobody else will get,"
          : "no open batch";
    }
    return "its position, about "
        + row.get(1)
        + " events before it"
        + (row.get(3) == null
            ? ""
            : ", its subconsumers (" + row.get(3) + ") and their open batches");
  }
}
