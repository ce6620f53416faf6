package org.pgqj.deadletter;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.batch.OpenBatch;

/** Statements on dead letters; all callers run with the owner's rights and search_path. */
final class DeadLetterStatements {

  /** Parameters: queue twice, consumer twice, last id seen, limit; all text, each may be null. */
  static final String LIST =
      """
      select d.dl_id, q.queue_name, d.dl_consumer, d.dl_time, d.dl_reason,
             coalesce(d.ev_retry, 0) + 1,
             d.ev_id, d.ev_time, d.ev_type, d.ev_data,
             d.ev_extra1, d.ev_extra2, d.ev_extra3, d.ev_extra4
        from pgq.dead_letter d
        join pgq.queue q on q.queue_id = d.dl_queue
       where (?::text is null or q.queue_name = ?)
         and (?::text is null or d.dl_consumer = ?)
         and d.dl_id > coalesce(?::bigint, 0)
       order by d.dl_id
       limit ?::bigint
      """;

  private static final Prepared COUNT =
      new Prepared(
          """
          select count(*)
            from pgq.dead_letter d
            join pgq.queue q on q.queue_id = d.dl_queue
           where (?::text is null or q.queue_name = ?) and (?::text is null or d.dl_consumer = ?)
          """);

  // Sub-consumers share the id of their main consumer, and their names begin with its name.
  private static final Prepared HOLD_CONSUMER =
      new Prepared(
          """
          select c.co_name
            from pgq.queue q
            join pgq.subscription s on s.sub_queue = q.queue_id
            join pgq.consumer c on c.co_id = s.sub_consumer
           where q.queue_id = ? and s.sub_id = ?
           order by length(c.co_name)
           limit 1
             for key share of q
          """);

  private static final Prepared HOLD_QUEUES =
      new Prepared(
          """
          select q.queue_id
            from pgq.queue q
           where (?::text is null or q.queue_name = ?)
             and exists (
                   select
                     from pgq.dead_letter d
                    where d.dl_queue = q.queue_id and (?::text is null or d.dl_consumer = ?))
           order by q.queue_id
             for key share of q
          """);

  private static final Prepared REGISTERED =
      new Prepared(
          """
          select s.sub_id::bigint
            from pgq.queue q
            join pgq.subscription s on s.sub_queue = q.queue_id
            join pgq.consumer c on c.co_id = s.sub_consumer
           where q.queue_name = ? and c.co_name = ?
             for key share of q, s
          """);

  private static final Prepared ADDRESS =
      new Prepared(
          """
          select q.queue_name, d.dl_consumer
            from pgq.dead_letter d
            join pgq.queue q on q.queue_id = d.dl_queue
           where d.dl_id = ?
          """);

  private static final Prepared DELETE =
      new Prepared(
          """
          delete from pgq.dead_letter d
           using pgq.queue q
           where q.queue_id = d.dl_queue
             and (?::text is null or q.queue_name = ?)
             and (?::text is null or d.dl_consumer = ?)
          """);

  private static final Prepared DELETE_ONE =
      new Prepared("delete from pgq.dead_letter where dl_id = ?");

  private DeadLetterStatements() {}

  /** Whose a dead letter is. */
  record Address(String queue, String consumer) {}

  static long count(String queue, String consumer) throws SQLException {
    return Backend.firstLong(bound(COUNT, queue, consumer));
  }

  /**
   * Name of the main consumer of a batch, with its queue kept from being dropped; null when it is
   * gone. The queue's row is locked before any of its tables, as drop_queue does it.
   */
  static String holdConsumer(OpenBatch batch) throws SQLException {
    PreparedStatement query = HOLD_CONSUMER.with(batch.queueId());
    query.setInt(2, batch.owner());
    return Backend.firstString(query);
  }

  /** Ids of the queues with such dead letters, kept from being dropped. */
  static List<Integer> holdQueues(String queue, String consumer) throws SQLException {
    List<Integer> ids = new ArrayList<>();
    try (ResultSet rows = bound(HOLD_QUEUES, queue, consumer).executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getInt(1));
      }
    }
    return ids;
  }

  /** Whether the consumer is registered; then neither it nor its queue can be dropped. */
  static boolean isRegistered(String queue, String consumer) throws SQLException {
    return Backend.firstLong(REGISTERED.with(queue, consumer)) != null;
  }

  /** Whose the dead letter is; null when there is none of that id. */
  static Address address(Long id) throws SQLException {
    PreparedStatement query = ADDRESS.get();
    Prepared.bind(query, 1, id);
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? new Address(row.getString(1), row.getString(2)) : null;
    }
  }

  static long delete(String queue, String consumer) throws SQLException {
    return bound(DELETE, queue, consumer).executeUpdate();
  }

  static int delete(Long id) throws SQLException {
    PreparedStatement delete = DELETE_ONE.get();
    Prepared.bind(delete, 1, id);
    return delete.executeUpdate();
  }

  private static PreparedStatement bound(Prepared statement, String queue, String consumer)
      throws SQLException {
    PreparedStatement bound = statement.with(queue, queue);
    bound.setString(3, consumer);
    bound.setString(4, consumer);
    return bound;
  }
}
