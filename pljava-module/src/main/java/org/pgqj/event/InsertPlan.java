package org.pgqj.event;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Quote;
import org.pgqj.backend.Span;
import org.pgqj.backend.Timestamps;

/**
 * The statements that put events into one data table of one queue.
 *
 * <p>Every insert makes sure that the table is the current one, or was when this transaction
 * already had its id: then the transaction comes before step 2 of any rotation that it has not
 * seen. An ordinary event is inserted only while the queue's row is the version that the plan was
 * made for, as the first insert of a {@link Span} reads it. Those after it only ask the statistics
 * whether this transaction has changed a row of pgq.queue; for changes by others, one reads the row
 * again every now and then.
 *
 * <p>An insert fails when the table is gone, with a queue that was dropped and perhaps created
 * again. So a span begins by asking for the table, unless the span before has just used it.
 */
final class InsertPlan {

  /** So long what other sessions have changed in the queue's row may go unnoticed. */
  private static final long UNNOTICED_NANOS = 500_000;

  /**
   * In so short a time hardly anybody drops a queue: who does just then has the insert fail for its
   * table (42P01), instead of for the queue. Nothing is lost.
   */
  private static final long JUST_NANOS = 1_000_000;

  private static final String CHECK =
      """
      select
       where pg_catalog.pg_relation_filenode(%o) is not null
      """;

  // The transaction must see what others commit, and count its own changes.
  private static final String UNCHANGED =
      """
        from pgq.queue q
       where %v
         and q.queue_id operator(pg_catalog.=) %i
         and pg_catalog.current_setting('transaction_isolation')
             operator(pg_catalog.=) 'read committed'
         and pg_catalog.current_setting('track_counts') operator(pg_catalog.=) 'on'
      """;

  // What is still to be collected counts, too: then the transaction before may have changed it.
  private static final String NOT_CHANGED_HERE =
      """
       where pg_catalog.pg_stat_get_xact_tuples_updated(
               'pgq.queue'::pg_catalog.regclass) operator(pg_catalog.=) 0
         and pg_catalog.pg_stat_get_xact_tuples_deleted(
               'pgq.queue'::pg_catalog.regclass) operator(pg_catalog.=) 0
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

  private final QueueState state;
  private PreparedStatement check;
  private PreparedStatement insert;

  /** Ordinary events: those that read the queue's row, and those that need not. */
  private OrdinaryInserts reading;

  private OrdinaryInserts following;

  private long checkedIn = -1;

  /** Whether an insert of this span has read the row, and when the last one did. */
  private boolean isRead;

  private long readAt;

  private long usedAt;

  /** The span in which the queue's row is another one, or must be read with more care. */
  private long shutIn = -1;

  /** Whether this transaction may have changed the row. */
  private boolean isChangedHere;

  private BulkPlan bulk;

  InsertPlan(QueueState state) {
    this.state = state;
  }

  /** Whether the plan was made for this version of the row. */
  boolean fits(QueueState other) {
    return state.id() == other.id()
        && state.table() == other.table()
        && state.dataPrefix().equals(other.dataPrefix())
        && state.eventSequence().equals(other.eventSequence())
        && Objects.equals(state.version(), other.version());
  }

  /** Whether ordinary events may be inserted at once; runs with the owner's rights. */
  boolean isReady() throws SQLException {
    long span = Span.current();
    if (shutIn == span) {
      return false;
    }
    if (checkedIn == span) {
      return true;
    }
    if (!state.isOrdinary() || !(wasJustUsed() || isTableThere())) {
      return false;
    }
    checkedIn = span;
    isRead = false;
    isChangedHere = false;
    return true;
  }

  /** Whether the transaction before this one used the table, a moment ago. */
  private boolean wasJustUsed() throws SQLException {
    return Span.follows(checkedIn) && System.nanoTime() - usedAt < JUST_NANOS;
  }

  private boolean isTableThere() throws SQLException {
    if (check == null) {
      Long oid =
          Backend.queryLong(
              "select pg_catalog.to_regclass("
                  + Quote.literal(table())
                  + ")::pg_catalog.oid::pg_catalog.int8");
      if (oid == null) {
        return false;
      }
      check = prepare(Backend.COUNTED + CHECK.replace("%o", oid.toString()));
    }
    return check.executeUpdate() == 1;
  }

  /**
   * Inserts an ordinary event; runs with the owner's rights.
   *
   * @return its id, also when a trigger on the table has kept the event out; {@link
   *     OrdinaryInserts#NONE} when nothing was done and the queue must be looked at more closely
   */
  long insertAtOnce(Payload event) throws SQLException {
    long now = System.nanoTime();
    usedAt = now;
    if (isRead && !isChangedHere && now - readAt < UNNOTICED_NANOS) {
      long id = following().insert(event);
      if (id != OrdinaryInserts.NONE) {
        return id;
      }
      isChangedHere = true;
    }
    long id = reading().insert(event);
    if (id == OrdinaryInserts.NONE) {
      shutIn = checkedIn;
    } else {
      isRead = true;
      readAt = now;
    }
    return id;
  }

  private OrdinaryInserts reading() {
    if (reading == null) {
      reading = ordinary(numbered(UNCHANGED).replace("%v", state.version().condition("q")));
    }
    return reading;
  }

  private OrdinaryInserts following() {
    if (following == null) {
      following = ordinary(NOT_CHANGED_HERE);
    }
    return following;
  }

  private OrdinaryInserts ordinary(String condition) {
    return new OrdinaryInserts(table(), state.eventSequence(), condition);
  }

  /**
   * Inserts an event as given.
   *
   * @return false when nothing was inserted: the table is not the current one any more, or a
   *     trigger on it has kept the event out
   */
  boolean insert(long id, Header header, Payload event) throws SQLException {
    if (insert == null) {
      insert = prepare(numbered(INSERT).replace("%t", table()));
    }
    insert.setLong(1, id);
    insert.setString(2, Timestamps.text(header.time()));
    Prepared.bind(insert, 3, header.owner());
    Prepared.bind(insert, 4, header.retry());
    event.bind(insert, 5, Payload.FIELDS);
    Nesting.enter();
    try {
      return insert.executeUpdate() == 1;
    } finally {
      Nesting.leave();
    }
  }

  /** The statements for many events at once. */
  BulkPlan bulk() {
    if (bulk == null) {
      bulk = new BulkPlan(state.id(), state.table(), table());
    }
    return bulk;
  }

  /** Gives the statements back, if none can be running. */
  void close() throws SQLException {
    if (Nesting.isInside()) {
      return;
    }
    if (bulk != null) {
      bulk.close();
    }
    Prepared.close(check);
    Prepared.close(insert);
    if (reading != null) {
      reading.close();
    }
    if (following != null) {
      following.close();
    }
  }

  private String table() {
    return Quote.qualified(state.currentTable());
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
