package org.pgqj.trigger.row;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Quote;
import org.pgqj.backend.Transaction;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.options.Options;
import org.pgqj.trigger.shape.Column;
import org.pgqj.trigger.shape.Printing;
import org.pgqj.trigger.shape.TextForm;

/**
 * Inserts the events of one plan directly into the queue's current table, by one statement that
 * inserts nothing unless everything still is as the plan has it; then the firing looks around
 * again.
 *
 * <p>What an event depends on, and how it is known to be the same:
 *
 * <ul>
 *   <li>The settings that values print by, and session_replication_role, are read by every insert.
 *   <li>The queue's row, the table's columns and key, the rights of the user, and whether {@code
 *       insert_event} is still ours, are looked at by {@link #verify}, once in each {@link
 *       org.pgqj.backend.Span}; catalogue rows are compared by their versions. It leaves a mark
 *       that each insert compares.
 *   <li>The mark is a setting with the life of the subtransaction, so it is gone exactly when the
 *       lock is gone that keeps other sessions from altering the table.
 *   <li>The mark has the number of changes that this transaction made in the catalogues concerned
 *       and in pgq.queue, which the statistics count, so it is another one after such changes.
 *   <li>Other sessions may rotate the queue meanwhile. But the transaction had its id before the
 *       queue's row was read, so it comes before step 2 of any rotation that it has not seen, and
 *       its batch has the table that was current before.
 * </ul>
 *
 * <p>Statistics must be counted ({@code track_counts}) and the transaction be READ COMMITTED;
 * otherwise, and for queues with a limit, events go by {@link Event#insert}.
 */
final class DirectInsert {

  private static final String INSERT =
      """
      insert into %t (ev_time, ev_type, ev_data, ev_extra1%x)
      select pg_catalog.now(), %y, ?, %e%p
       where pg_catalog.current_setting(%g, true) operator(pg_catalog.=) %m
         and pg_catalog.current_setting('session_replication_role')
             operator(pg_catalog.<>) 'local'
         %s
      """;

  private static final String VERIFY =
      """
      select pg_catalog.set_config(%g, %m, true),
             pg_catalog.txid_current_if_assigned()
        from pgq.queue as q
       where q.queue_id operator(pg_catalog.=) %i
         and q.queue_cur_table operator(pg_catalog.=) %n
         and not q.queue_disable_insert
         and q.queue_per_tx_limit is null
         and q.queue_name operator(pg_catalog.=) %q
         and pg_catalog.current_setting('transaction_isolation')
             operator(pg_catalog.=) 'read committed'
         and pg_catalog.current_setting('track_counts') operator(pg_catalog.=) 'on'
         and (select pg_catalog.array_agg(a.xmin) operator(pg_catalog.=) %ax
                     and pg_catalog.array_agg(a.ctid) operator(pg_catalog.=) %ac
                from pg_catalog.pg_attribute as a
               where a.attrelid operator(pg_catalog.=) %r
                 and a.attnum operator(pg_catalog.>) 0)
         and exists (
               select
                 from pg_catalog.pg_proc as f
                where f.oid operator(pg_catalog.=) %f
                  and f.xmin operator(pg_catalog.=) %fx
                  and f.ctid operator(pg_catalog.=) %fc)
         and %k
         and %w
      """;

  private static long lastSerial;

  private final String mark;
  private final String setting;
  private final QueueFacts queue;
  private final Plan plan;
  private final Printing printing;
  private final PreparedStatement insert;
  private final PreparedStatement verify;
  private long verifiedIn = -1;
  private boolean busy;

  /**
   * Prepares the statements.
   *
   * @param slot number of the setting for the mark
   */
  DirectInsert(int slot, QueueFacts queue, Plan plan, Printing printing) throws SQLException {
    this.queue = queue;
    this.plan = plan;
    this.printing = printing;
    this.setting = Quote.literal("pgqj.seen" + slot);
    this.mark = mark(++lastSerial, queue);
    this.insert = Backend.connection().prepareStatement(fill(INSERT));
    this.verify = Backend.connection().prepareStatement(fill(VERIFY));
  }

  Plan plan() {
    return plan;
  }

  Printing printing() {
    return printing;
  }

  /** Whether the insert's statement is running, because of a trigger on the event table. */
  boolean isBusy() {
    return busy;
  }

  /**
   * Whether everything still is as the plan has it; asked once in each {@link
   * org.pgqj.backend.Span}.
   */
  boolean isVerified(long span) throws SQLException {
    return verifiedIn == span || verify(span);
  }

  /** Looks whether everything still is as the plan has it. */
  boolean verify(long span) throws SQLException {
    verifiedIn = -1;
    Boolean hasId = look();
    if (Boolean.FALSE.equals(hasId)) {
      Transaction.txid();
      hasId = look();
    }
    if (Boolean.TRUE.equals(hasId)) {
      verifiedIn = span;
    }
    return verifiedIn == span;
  }

  /** Whether the transaction has its id already; null when not everything is the same. */
  private Boolean look() throws SQLException {
    try (ResultSet row = verify.executeQuery()) {
      return row.next() ? row.getObject(2) != null : null;
    }
  }

  /**
   * Inserts an event; false when nothing was inserted since something is not as the plan has it.
   */
  boolean insert(String data, String backup) throws SQLException {
    insert.setString(1, data);
    if (hasBackup()) {
      insert.setString(2, backup);
    }
    busy = true;
    try {
      return insert.executeUpdate() == 1;
    } finally {
      busy = false;
    }
  }

  void close() throws SQLException {
    insert.close();
    verify.close();
  }

  private boolean hasBackup() {
    return plan.operation() == Operation.UPDATE && plan.capture().options().backup();
  }

  private String fill(String template) {
    Options options = plan.capture().options();
    boolean byKey = options.pkey() == null;
    StringBuilder sql = new StringBuilder(template.length() + 512);
    int from = 0;
    while (true) {
      int percent = template.indexOf('%', from);
      if (percent < 0) {
        return sql.append(template, from, template.length()).toString();
      }
      sql.append(template, from, percent);
      int to = percent + 1;
      while (to < template.length() && Character.isLetter(template.charAt(to))) {
        to++;
      }
      sql.append(
          switch (template.substring(percent + 1, to)) {
            case "t" -> Quote.qualified(queue.table());
            case "x" -> hasBackup() ? ", ev_extra2" : "";
            case "p" -> hasBackup() ? ", ?" : "";
            case "y" -> Quote.literal(plan.type());
            case "e" -> Quote.literal(plan.capture().tableName());
            case "i" -> Integer.toString(queue.id());
            case "n" -> Integer.toString(queue.number());
            case "q" -> Quote.literal(options.queue());
            case "g" -> setting;
            case "m" -> mark;
            case "s" -> settings();
            case "r" -> oid(plan.capture().shape().oid());
            case "ax" -> Quote.literal(queue.attributeXmins()) + "::pg_catalog.xid[]";
            case "ac" -> Quote.literal(queue.attributeCtids()) + "::pg_catalog.tid[]";
            case "f" -> oid(queue.function());
            case "fx" -> Quote.literal(queue.functionXmin()) + "::pg_catalog.xid";
            case "fc" -> Quote.literal(queue.functionCtid()) + "::pg_catalog.tid";
            case "k" -> byKey ? queue.keyCondition() : "true";
            case "w" -> queue.rightsCondition();
            default -> throw new IllegalStateException(template.substring(percent, to));
          });
      from = to;
    }
  }

  /** Conditions on the settings that the published columns print by. */
  private String settings() {
    boolean dates = false;
    boolean floats = false;
    boolean bytea = false;
    for (Column column : plan.capture().shape().columns()) {
      TextForm form = column.form();
      dates |= form == TextForm.DATE || form == TextForm.TIMESTAMP;
      floats |= form.isFloat();
      bytea |= form == TextForm.BYTEA;
    }
    StringBuilder conditions = new StringBuilder();
    if (dates) {
      condition(conditions, "datestyle", 3, "ISO", printing.isoDates());
    }
    if (floats) {
      conditions
          .append(" and cast(pg_catalog.current_setting('extra_float_digits') as pg_catalog.int4)")
          .append(
              printing.shortestFloats()
                  ? " operator(pg_catalog.>) 0"
                  : " operator(pg_catalog.<=) 0");
    }
    if (bytea) {
      condition(conditions, "bytea_output", 3, "hex", printing.hexBytea());
    }
    return conditions.toString();
  }

  private static void condition(
      StringBuilder conditions, String setting, int length, String value, boolean isEqual) {
    conditions
        .append(" and pg_catalog.left(pg_catalog.current_setting('")
        .append(setting)
        .append("'), ")
        .append(length)
        .append(isEqual ? ") operator(pg_catalog.=) '" : ") operator(pg_catalog.<>) '")
        .append(value)
        .append('\'');
  }

  private static String oid(int oid) {
    return "'" + Integer.toUnsignedString(oid) + "'::pg_catalog.oid";
  }

  /**
   * SQL of the mark: a serial number, and how often this transaction changed pg_attribute,
   * pg_index, pg_proc and pgq.queue. A sum, since none of the counts falls within a transaction.
   */
  private static String mark(long serial, QueueFacts queue) {
    return "pg_catalog.to_hex("
        + (serial << 32)
        + "::pg_catalog.int8"
        + changes("inserted", "1249")
        + changes("updated", "1249")
        + changes("inserted", "2610")
        + changes("deleted", "2610")
        + changes("updated", "1255")
        + changes("deleted", "1255")
        + changes("updated", Integer.toUnsignedString(queue.queueTable()))
        + ")";
  }

  private static String changes(String kind, String table) {
    return " operator(pg_catalog.+) pg_catalog.pg_stat_get_xact_tuples_"
        + kind
        + "('"
        + table
        + "'::pg_catalog.oid)";
  }
}
