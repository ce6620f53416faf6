package org.pgqj.event;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Quote;
import org.pgqj.backend.Timestamps;

/**
 * The statements that put events into one data table of one queue.
 *
 * <p>The insert joins the queue's row and inserts nothing when the table is not the current one any
 * more. But it fails when the table is gone, with a queue that was dropped and perhaps created
 * again. So it is run only after a look at the queue's row.
 */
final class InsertPlan {

  // For an ordinary event into an ordinary queue, in READ COMMITTED: whatever needs more thought
  // draws no id.
  private static final String NEXT_ID =
      """
      select pg_catalog.nextval(q.queue_event_seq::pg_catalog.regclass)
        from pgq.queue q
       where q.queue_id operator(pg_catalog.=) %i
         and q.queue_cur_table operator(pg_catalog.=) %n
         and not q.queue_disable_insert
         and q.queue_per_tx_limit is null
         and pg_catalog.current_setting('transaction_isolation')
             operator(pg_catalog.=) 'read committed'
         and q.queue_name operator(pg_catalog.=)
      """;

  private static final String INSERT =
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
  private PreparedStatement nextId;
  private PreparedStatement insert;

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
   * Draws the id for an ordinary event.
   *
   * @return null when none was drawn and the queue must be looked at more closely
   */
  Long nextId() throws SQLException {
    if (nextId == null) {
      nextId = prepare(numbered(NEXT_ID) + Quote.literal(queue));
    }
    return Backend.firstLong(nextId);
  }

  /**
   * Inserts an event as given.
   *
   * @return false when nothing was inserted: the table is not the current one any more, or a
   *     trigger on it has kept the event out
   */
  boolean insert(long id, Header header, Payload event) throws SQLException {
    if (insert == null) {
      insert = prepare(numbered(INSERT).replace("%t", Quote.qualified(state.currentTable())));
    }
    insert.setLong(1, id);
    insert.setString(2, Timestamps.text(header.time()));
    Prepared.bind(insert, 3, header.owner());
    Prepared.bind(insert, 4, header.retry());
    insert.setString(5, event.type());
    insert.setString(6, event.data());
    insert.setString(7, event.extra1());
    insert.setString(8, event.extra2());
    insert.setString(9, event.extra3());
    insert.setString(10, event.extra4());
    return insert.executeUpdate() == 1;
  }

  /** Gives the statements back. */
  void close() throws SQLException {
    close(nextId);
    close(insert);
  }

  private static void close(PreparedStatement statement) throws SQLException {
    if (statement != null) {
      statement.close();
    }
  }

  private String numbered(String template) {
    return template
        .replace("%i", Integer.toString(state.id()))
        .replace("%n", Integer.toString(state.table()));
  }

  private static PreparedStatement prepare(String sql) throws SQLException {
    return Backend.connection().prepareStatement(sql);
  }
}
