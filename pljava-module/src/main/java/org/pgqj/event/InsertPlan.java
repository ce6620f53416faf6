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
 * <p>Every insert looks at the queue's row and inserts nothing when the table is not the current
 * one any more; that of an ordinary event, when the row is not the version that the plan was made
 * for. But it fails when the table is gone, with a queue that was dropped and perhaps created
 * again. So it is run only after a look at the queue's row, and for an ordinary event that look is
 * good for a {@link Span}.
 */
final class InsertPlan {

  /** In the place of an id: none was drawn. */
  static final long NONE = Long.MIN_VALUE;

  private static final String CHECK =
      """
      select
        from pgq.queue q
       where pg_catalog.current_setting('transaction_isolation')
             operator(pg_catalog.=) 'read committed'
         and %q
      """;

  // The id is told by way of a Java function: RETURNING would double the costs.
  private static final String INSERT_AT_ONCE =
      """
      insert into %t (ev_id, ev_time%c)
      select pgq._event_id(pg_catalog.nextval(%s::pg_catalog.regclass)), current_timestamp%v
        from pgq.queue q
       where %q
      """;

  // Each text that is bound costs more than an array of all of them.
  private static final String INSERT_JOINED =
      """
      insert into %t (ev_id, ev_time%c)
      select given.id, current_timestamp%v
        from (select pgq._event_id(pg_catalog.nextval(%s::pg_catalog.regclass)) as id,
                     pg_catalog.string_to_array(?, pg_catalog.chr(%d), pg_catalog.chr(%z)) as a
                from pgq.queue q
               where %q) as given
      """;

  // VACUUM FULL may put the row of another queue there, made by the same transaction.
  private static final String UNCHANGED =
      """
             q.ctid operator(pg_catalog.=) '%p'::pg_catalog.tid
         and q.xmin operator(pg_catalog.=) '%x'::pg_catalog.xid
         and q.queue_id operator(pg_catalog.=) %i
      """;

  private static final String[] COLUMNS = {
    "ev_type", "ev_data", "ev_extra1", "ev_extra2", "ev_extra3", "ev_extra4"
  };

  /** Fewer are bound one by one. */
  private static final int FEWEST_JOINED = 3;

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

  /** By the number of fields given; what is null in the end is not bound. */
  private final PreparedStatement[] insertAtOnce = new PreparedStatement[Payload.FIELDS + 1];

  private final PreparedStatement[] insertJoined = new PreparedStatement[Payload.FIELDS + 1];

  private long checkedIn = -1;

  /** The id last told to {@link #drawn(long)}. */
  private static long drawn = NONE;

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
    if (checkedIn == span) {
      return true;
    }
    if (!state.isOrdinary()) {
      return false;
    }
    if (check == null) {
      check = prepare(Backend.COUNTED + filled(CHECK));
    }
    if (check.executeUpdate() != 1) {
      return false;
    }
    checkedIn = span;
    return true;
  }

  /**
   * Inserts an ordinary event; runs with the owner's rights.
   *
   * @return its id, also when a trigger on the table has kept the event out; {@link #NONE} when
   *     nothing was done and the queue must be looked at more closely
   */
  long insertAtOnce(Payload event) throws SQLException {
    int fields = event.length();
    String joined = fields < FEWEST_JOINED ? null : event.joined(fields);
    PreparedStatement statement = atOnce(fields, joined != null);
    if (joined == null) {
      event.bind(statement, 1, fields);
    } else {
      statement.setString(1, joined);
    }
    // Triggers on the table may insert events, too.
    long outer = drawn;
    drawn = NONE;
    try {
      statement.executeUpdate();
      return drawn;
    } finally {
      drawn = outer;
    }
  }

  /** Takes note of the id that the running insert has drawn. */
  static void drawn(long id) {
    drawn = id;
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
    return insert.executeUpdate() == 1;
  }

  /** The statements for many events at once. */
  BulkPlan bulk() {
    if (bulk == null) {
      bulk = new BulkPlan(state.id(), state.table(), table());
    }
    return bulk;
  }

  /** Gives the statements back. */
  void close() throws SQLException {
    if (bulk != null) {
      bulk.close();
    }
    close(check);
    close(insert);
    for (int fields = 0; fields <= Payload.FIELDS; fields++) {
      close(insertAtOnce[fields]);
      close(insertJoined[fields]);
    }
  }

  private static void close(PreparedStatement statement) throws SQLException {
    if (statement != null) {
      statement.close();
    }
  }

  private PreparedStatement atOnce(int fields, boolean joined) throws SQLException {
    PreparedStatement[] statements = joined ? insertJoined : insertAtOnce;
    if (statements[fields] == null) {
      statements[fields] = prepareAtOnce(fields, joined);
    }
    return statements[fields];
  }

  private PreparedStatement prepareAtOnce(int fields, boolean joined) throws SQLException {
    StringBuilder columns = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < fields; i++) {
      columns.append(", ").append(COLUMNS[i]);
      values.append(joined ? ", given.a[" + (i + 1) + "]" : ", ?");
    }
    return prepare(
        filled(
            (joined ? INSERT_JOINED : INSERT_AT_ONCE)
                .replace("%d", Integer.toString(Payload.SEPARATOR))
                .replace("%z", Integer.toString(Payload.NULL))
                .replace("%c", columns)
                .replace("%v", values)
                .replace("%t", table())
                .replace("%s", Quote.literal(state.eventSequence()))));
  }

  private String filled(String template) {
    return template.replace(
        "%q",
        numbered(UNCHANGED)
            .replace("%p", state.version().place())
            .replace("%x", state.version().transaction()));
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
