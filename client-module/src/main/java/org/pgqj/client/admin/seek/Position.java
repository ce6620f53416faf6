package org.pgqj.client.admin.seek;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.client.admin.AdminException;
import org.pgqj.client.admin.Database;

/**
 * Where a consumer stands.
 *
 * @param subscription its id, the owner of its retries
 * @param tick the tick it has processed
 * @param batch its open batch, or null
 */
record Position(long subscription, long tick, String batch) {

  private static final String QUERY =
      """
      select s.sub_id, s.sub_last_tick, s.sub_batch
        from pgq.subscription s
        join pgq.consumer c on c.co_id = s.sub_consumer
       where s.sub_queue = ? and c.co_name = ?
      """;

  static Position of(Database database, int queue, String consumer) throws SQLException {
    List<List<String>> rows = database.rows(QUERY, queue, consumer);
    if (rows.isEmpty()) {
      throw new AdminException(
          "consumer " + consumer + " is not registered there: pgqj status lists them");
    }
    List<String> row = rows.get(0);
    if (row.get(1) == null) {
      throw new AdminException(
          consumer + " is a sub-consumer, which has no position: move its main consumer");
    }
    return new Position(Long.parseLong(row.get(0)), Long.parseLong(row.get(1)), row.get(2));
  }
}
