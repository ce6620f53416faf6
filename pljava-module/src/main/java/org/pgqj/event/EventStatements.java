package org.pgqj.event;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.RowVersion;
import org.pgqj.backend.Transaction;

/** Statements of producers on pgq.queue; they may run with the user's search_path. */
final class EventStatements {

  private static final String STATE =
      """
      select q.queue_id, q.queue_data_pfx, q.queue_cur_table, q.queue_disable_insert,
             pg_catalog.current_setting('session_replication_role')
                 operator(pg_catalog.=) 'replica',
             q.queue_per_tx_limit, q.queue_event_seq,
             case when pg_catalog.age(q.xmin) operator(pg_catalog.>) 0
                  then q.ctid::pg_catalog.text end,
             q.xmin::pg_catalog.text
        from pgq.queue q
       where q.queue_name operator(pg_catalog.=) ?
      """;

  private static final Prepared PEEK = new Prepared(STATE);

  private static final Prepared PEEK_SHARED = new Prepared(STATE + " for share of q");

  // The id is drawn for events that bring their own, too, and before the event may be refused: the
  // ticker takes the sequence for the sign that something happened.
  private static final String NEXT =
      """
      select q.queue_id, q.queue_data_pfx, q.queue_cur_table, q.queue_disable_insert,
             pg_catalog.current_setting('session_replication_role')
                 operator(pg_catalog.=) 'replica',
             q.queue_per_tx_limit, q.queue_event_seq,
             case when pg_catalog.age(q.xmin) operator(pg_catalog.>) 0
                  then q.ctid::pg_catalog.text end,
             q.xmin::pg_catalog.text,
             pg_catalog.nextval(q.queue_event_seq::pg_catalog.regclass),
             pg_catalog.left(pg_catalog.current_setting('transaction_isolation'), 4)
                 operator(pg_catalog.<>) 'read'
        from pgq.queue q
       where q.queue_name operator(pg_catalog.=) ?
      """;

  private static final Prepared NEXT_FRESH = new Prepared(NEXT);

  private static final Prepared NEXT_SHARED = new Prepared(NEXT + " for share of q");

  private static final Prepared HOLD =
      new Prepared(
          """
          select queue_id::pg_catalog.int8
            from pgq.queue
           where queue_name operator(pg_catalog.=) ?
             for share
          """);

  private static final Prepared CALL_HOLD =
      new Prepared("select case when pgq._hold_rotation(?) then 1::pg_catalog.int8 end");

  private EventStatements() {}

  /** The queue as it is now; null when there is none. */
  static QueueState peek(String queue) throws SQLException {
    return state(PEEK, queue);
  }

  /**
   * As {@link #peek}; a transaction with a fixed snapshot gets the queue locked against rotation.
   */
  static QueueState look(String queue) throws SQLException {
    return state(Transaction.hasFixedSnapshot() ? PEEK_SHARED : PEEK, queue);
  }

  private static QueueState state(Prepared query, String queue) throws SQLException {
    try (ResultSet row = query.with(queue).executeQuery()) {
      return row.next() ? state(row) : null;
    }
  }

  /**
   * The queue and the next event id; null when there is no such queue. A transaction with a fixed
   * snapshot gets the queue locked against rotation.
   */
  static NextEvent next(String queue) throws SQLException {
    NextEvent next = next(NEXT_FRESH.with(queue));
    return next != null && next.fixedSnapshot() ? next(NEXT_SHARED.with(queue)) : next;
  }

  static boolean holdRotation(String queue) throws SQLException {
    return Backend.firstLong(HOLD.with(queue)) != null;
  }

  static void callHoldRotation(String queue) throws SQLException {
    Backend.firstLong(CALL_HOLD.with(queue));
  }

  private static NextEvent next(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? new NextEvent(state(row), row.getLong(10), row.getBoolean(11)) : null;
    }
  }

  private static QueueState state(ResultSet row) throws SQLException {
    String place = row.getString(8);
    return new QueueState(
        row.getInt(1),
        row.getString(2),
        row.getInt(3),
        row.getBoolean(4),
        row.getBoolean(5),
        (Integer) row.getObject(6),
        row.getString(7),
        place == null ? null : new RowVersion(place, row.getString(9)));
  }
}
