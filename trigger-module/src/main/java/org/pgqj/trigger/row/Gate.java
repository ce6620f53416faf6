package org.pgqj.trigger.row;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Transaction;

/**
 * What lets a statement that was made for a trigger insert events directly into the queue's current
 * table: that everything still is as it was looked up then.
 *
 * <p>What an event depends on, and how it is known to be the same:
 *
 * <ul>
 *   <li>The table's names, columns, key and triggers, and whether {@code insert_event} is still
 *       ours: the statement names both without using them, so that PostgreSQL drops its plan when
 *       one of them is altered, whoever does it, and {@link Unchanged} is false in the next plan.
 *   <li>The queue's row, by its version, and the rights of the user are looked at once in each
 *       {@link org.pgqj.backend.Span}, before the insert: if the queue is gone, its table is too,
 *       and the insert would fail. That look depends on the table, too, so that no row is read by
 *       the wrong shape but after a change in the same span. An insert that has columns of the
 *       table in it would fail then, so it needs a look every time.
 *   <li>This transaction may have changed the queue's row since. The statistics count that, and
 *       each insert compares the count. A row that this transaction has written already does not
 *       count as looked at: a savepoint may undo it, and the table with it.
 *   <li>Other sessions may rotate the queue meanwhile. But the transaction had its id before the
 *       queue's row was read, so it comes before step 2 of the next rotation, and its batch has the
 *       table that was current before. In a long transaction that could happen twice while nobody
 *       consumes, so the look is taken again in time.
 *   <li>session_replication_role is read by every insert.
 * </ul>
 *
 * <p>Statistics must be counted ({@code track_counts}) and the transaction be READ COMMITTED;
 * otherwise, and for queues with a limit, events go by {@link Event#insert}.
 */
final class Gate {

  private static final String CONDITION =
      """
             pgq._unchanged(%u)
         and %r is not null
         and case when false then pgq.insert_event(
               null::pg_catalog.text, null::pg_catalog.text, null::pg_catalog.text,
               null::pg_catalog.text, null::pg_catalog.text, null::pg_catalog.text,
               null::pg_catalog.text) is null else true end
         and pg_catalog.pg_stat_get_xact_tuples_updated(%o) operator(pg_catalog.=) %c
         and pg_catalog.current_setting('session_replication_role')
             operator(pg_catalog.<>) 'local'
      """;

  private static final String LOOK =
      """
      select
        from pgq.queue as q
       where pgq._unchanged(%u)
         and %r is not null
         and %v
         and q.queue_id operator(pg_catalog.=) %i
         and pg_catalog.txid_current_if_assigned() is not null
         and pg_catalog.current_setting('transaction_isolation')
             operator(pg_catalog.=) 'read committed'
         and pg_catalog.current_setting('track_counts') operator(pg_catalog.=) 'on'
         and pg_catalog.pg_stat_get_xact_tuples_updated(%o) operator(pg_catalog.=) %c
         and %w
      """;

  /** In so short a time no queue rotates twice. */
  private static final long UNNOTICED_NANOS = 5_000_000;

  private final int number = Unchanged.nextNumber();
  private final String queueName;
  private final QueueFacts queue;
  private final String condition;
  private final PreparedStatement look;
  private long openIn = -1;
  private long openAt;

  private Gate(Plan plan, QueueFacts queue) throws SQLException {
    this.queueName = plan.capture().options().queue();
    this.queue = queue;
    int table = plan.capture().shape().oid();
    this.condition = fill(CONDITION, table);
    this.look = Backend.connection().prepareStatement(Backend.COUNTED + fill(LOOK, table));
  }

  /**
   * A gate for the events of a plan, whose table the firing has locked; null where direct inserts
   * are not possible or not right.
   */
  static Gate of(Plan plan) throws SQLException {
    QueueFacts queue = QueueFacts.lookUp(plan.capture().options().queue());
    return queue == null ? null : new Gate(plan, queue);
  }

  /** Whether it can be of use for later firings, too. */
  boolean isOfUse() {
    return queue.isSettled();
  }

  /** The name of the table that events are inserted into, not quoted. */
  String eventTable() {
    return queue.table();
  }

  /** SQL of the condition that the insert must have. */
  String condition() {
    return condition;
  }

  /** From now to {@link Unchanged#end} statements with the condition may be planned. */
  void beginPlanning() throws SQLException {
    Unchanged.begin(number);
    look.executeUpdate();
  }

  /**
   * Whether the queue still is as it was looked up for the gate. What another session changed
   * before a statement was planned is seen now.
   */
  boolean isUpToDate() throws SQLException {
    return queue.equals(QueueFacts.lookUp(queueName));
  }

  /** Whether the queue takes events from this user, in the same table, and nothing was altered. */
  boolean isOpen() throws SQLException {
    return look.executeUpdate() == 1;
  }

  /**
   * As {@link #isOpen()}, looked at once a span, and again every now and then. A transaction that
   * has no id yet gets one.
   *
   * @param span the current one
   */
  boolean isOpen(long span) throws SQLException {
    long now = System.nanoTime();
    if (openIn == span && now - openAt < UNNOTICED_NANOS) {
      return true;
    }
    boolean isOpen = isOpen() || (isWithoutId() && isOpen());
    openIn = isOpen ? span : -1;
    openAt = now;
    return isOpen;
  }

  /** Whether the transaction had no id; now it has one. */
  private static boolean isWithoutId() throws SQLException {
    if (Transaction.hasId()) {
      return false;
    }
    Transaction.txid();
    return true;
  }

  void close() throws SQLException {
    look.close();
  }

  private String fill(String template, int table) {
    return template
        .replace("%u", Integer.toString(number))
        .replace("%r", oid(table) + "::pg_catalog.regclass")
        .replace("%i", Integer.toString(queue.id()))
        .replace("%v", queue.version().condition("q"))
        .replace("%o", oid(queue.queueTable()) + "::pg_catalog.oid")
        .replace("%c", queue.queueUpdates() + "::pg_catalog.int8")
        .replace("%w", queue.rightsCondition());
  }

  private static String oid(int oid) {
    return "'" + Integer.toUnsignedString(oid) + "'";
  }
}
