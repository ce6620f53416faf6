package org.pgqj.client.admin.queue;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.client.admin.AdminException;
import org.pgqj.client.admin.Database;

/**
 * What a consumer has on a queue, for those who are about to lose it.
 *
 * @param isSubconsumer whether it shares the position of another consumer
 * @param isInBatch whether it has a batch open
 * @param pending events behind its position, about
 * @param subconsumers those that share its position, between commas; null for none
 */
record Belongings(boolean isSubconsumer, boolean isInBatch, String pending, String subconsumers) {

  // Subconsumers share the main consumer's number; they have both ticks of a batch, or none.
  private static final String SELECT =
      """
      select (s.sub_last_tick is null) = (s.sub_next_tick is null) and o.names is not null,
             s.sub_batch is not null,
             coalesce(i.pending_events, 0),
             o.names
        from pgq.get_consumer_info(?, ?) i
        join pgq.queue q on q.queue_name = i.queue_name
        join pgq.consumer c on c.co_name = i.consumer_name
        join pgq.subscription s on s.sub_queue = q.queue_id and s.sub_consumer = c.co_id
       cross join lateral (
               select pg_catalog.string_agg(oc.co_name, ', ' order by oc.co_name) as names
                 from pgq.subscription os
                 join pgq.consumer oc on oc.co_id = os.sub_consumer
                where os.sub_id = s.sub_id and os.sub_consumer <> s.sub_consumer) o
      """;

  static Belongings of(Database database, String queue, String consumer) throws SQLException {
    List<List<String>> rows = database.rows(SELECT, queue, consumer);
    if (rows.isEmpty()) {
      throw new AdminException(
          "consumer %s is not registered on queue %s: pgqj status lists them"
              .formatted(consumer, queue));
    }
    List<String> row = rows.get(0);
    return new Belongings(row.get(0).equals("t"), row.get(1).equals("t"), row.get(2), row.get(3));
  }

  /** Such as {@code its position, about 2 events before it and its retries}. */
  String described() {
    if (isSubconsumer) {
      return isInBatch ? "its open batch, whose events nobody else will get" : "no open batch";
    }
    String own = "its position, about " + pending + " events before it";
    return subconsumers == null
        ? own + " and its retries"
        : own + ", its retries, its subconsumers (" + subconsumers + ") and their open batches";
  }
}
