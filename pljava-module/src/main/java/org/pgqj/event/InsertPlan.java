package org.pgqj.event;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Quote;
import org.pgqj.backend.Timestamps;
import org.pgqj.backend.TransactionEpoch;

/**
 * The prepared inserts into one data table of one queue.
 *
 * <p>Both statements join the queue's row and insert nothing when the table is not the current one
 * any more. But they fail when the table is gone, with a queue that was dropped and perhaps created
 * again. So a transaction uses a plan only after it has looked at the queue's row itself; from then
 * on the lock that comes with an insert keeps the table.
 */
final class InsertPlan {

  private static final String CURRENT =
      """
      select q.queue_id::pg_catalog.int8
        from pgq.queue q
       where q.queue_id operator(pg_catalog.=) %i
         and q.queue_cur_table operator(pg_catalog.=) %n
         and q.queue_name operator(pg_catalog.=) %q
      """;

  // For an ordinary event into an ordinary queue, in READ COMMITTED: whatever needs more thought
  // makes it insert nothing, too.
  private static final String PLAIN =
      """
      insert into %t (ev_time, ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4)
      select pg_catalog.now(), ?, ?, ?, ?, ?, ?
        from pgq.queue q
       where q.queue_id operator(pg_catalog.=) %i
         and q.queue_cur_table operator(pg_catalog.=) %n
         and q.queue_name operator(pg_catalog.=) %q
         and not q.queue_disable_insert
         and q.queue_per_tx_limit is null
         and pg_catalog.current_setting('transaction_isolation')
             operator(pg_catalog.=) 'read committed'
      returning ev_id
      """;

  private static final String RAW =
      """
      insert into %t (ev_id, ev_time, ev_owner, ev_retry,
             ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4)
      select ?, coalesce(?::pg_catalog.timestamptz, pg_catalog.now()), ?, ?, ?, ?, ?, ?, ?, ?
        from pgq.queue q
       where q.queue_id operator(pg_catalog.=) %i
         and q.queue_cur_table operator(pg_catalog.=) %n
      """;

  private final String queue;
  private final QueueState state;
  private PreparedStatement current;
  private PreparedStatement plain;
  private PreparedStatement raw;
  private long epoch = -1;

  InsertPlan(String queue, QueueState state) {
    this.queue = queue;
    this.state = state;
  }

  /** Whether the plan inserts into the table that is current in the given state. */
  boolean fits(QueueState other) {
    return state.id() == other.id()
        && state.table() == other.table()
        && state.dataPrefix().equals(other.dataPrefix());
  }

  /**
   * Whether the plan may be executed: its table is there for certain, because this transaction has
   * inserted into it, or because the queue's row says so.
   */
  boolean isUsable() throws SQLException {
    if (epoch == TransactionEpoch.current()) {
      return true;
    }
    if (current == null) {
      current = prepare(CURRENT);
    }
    return Backend.firstLong(current) != null;
  }

  /**
   * Inserts an ordinary event by a usable plan.
   *
   * @return its id; null when nothing was inserted and the queue must be looked at again
   */
  Long insert(Payload event) throws SQLException {
    if (plain == null) {
      plain = prepare(PLAIN);
    }
    bind(plain, 1, event);
    Long id = Backend.firstLong(plain);
    if (id != null) {
      epoch = TransactionEpoch.current();
    }
    return id;
  }

  /**
   * Inserts an event as given, by a plan made for the queue's row as just read.
   *
   * @return false when nothing was inserted, because the table is not the current one any more
   */
  boolean insert(long id, Header header, Payload event) throws SQLException {
    if (raw == null) {
      raw = prepare(RAW);
    }
    raw.setLong(1, id);
    raw.setString(2, Timestamps.text(header.time()));
    Prepared.bind(raw, 3, header.owner());
    Prepared.bind(raw, 4, header.retry());
    bind(raw, 5, event);
    if (raw.executeUpdate() == 0) {
      return false;
    }
    epoch = TransactionEpoch.current();
    return true;
  }

  /** Gives the statements back. */
  void close() throws SQLException {
    close(current);
    close(plain);
    close(raw);
  }

  private static void close(PreparedStatement statement) throws SQLException {
    if (statement != null) {
      statement.close();
    }
  }

  private PreparedStatement prepare(String template) throws SQLException {
    String sql =
        template
            .replace("%t", EventFunctions.quotedTable(state))
            .replace("%i", Integer.toString(state.id()))
            .replace("%n", Integer.toString(state.table()))
            .replace("%q", Quote.literal(queue));
    return Backend.connection().prepareStatement(sql);
  }

  private static void bind(PreparedStatement statement, int first, Payload event)
      throws SQLException {
    statement.setString(first, event.type());
    statement.setString(first + 1, event.data());
    statement.setString(first + 2, event.extra1());
    statement.setString(first + 3, event.extra2());
    statement.setString(first + 4, event.extra3());
    statement.setString(first + 5, event.extra4());
  }
}
