package org.pgqj.trigger.set;

import org.pgqj.backend.Quote;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.encode.Encoding;
import org.pgqj.trigger.encode.JsonEncoding;
import org.pgqj.trigger.encode.UrlEncoding;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.shape.Column;

/**
 * Makes the INSERT that turns a statement's rows into events, in the order of the transition table.
 *
 * <p>Where an event tells more of an UPDATE than its new row, the rows are paired by their places
 * in the two tables, which are filled in step; a key would not find the rows of an UPDATE that
 * swaps keys.
 */
public final class SetStatement {

  private SetStatement() {}

  /**
   * The SQL.
   *
   * @param type ev_type
   * @param target the event table's name, not quoted
   * @param byOperator for each column whether its type has a default equality operator; only asked
   *     for an UPDATE
   * @param isoDates whether {@code DateStyle} is ISO, which the statement checks
   * @param condition SQL without which nothing is inserted
   */
  public static String insert(
      Capture capture,
      Encoding encoding,
      Operation operation,
      String type,
      String target,
      TransitionTables tables,
      boolean[] byOperator,
      boolean isoDates,
      String condition) {
    SetFormat format = format(encoding, isoDates);
    Rows rows = new Rows(capture, byOperator);
    boolean hasBackup = operation == Operation.UPDATE && capture.options().backup();
    String data =
        switch (operation) {
          case INSERT -> format.inserted(capture, rows);
          case DELETE -> format.deleted(capture, rows);
          default -> format.updated(capture, rows);
        };
    String settings = format.condition(capture);
    String all = settings == null ? condition : condition + " and " + settings;
    return "insert into "
        + Quote.qualified(target)
        + " (ev_time, ev_type, ev_extra1, ev_data"
        + (hasBackup ? ", ev_extra2" : "")
        + ") select pg_catalog.now(), "
        + Quote.literal(type)
        + ", "
        + Quote.literal(capture.tableName())
        + ", "
        + data
        + (hasBackup ? ", " + format.backup(capture) : "")
        + (operation == Operation.UPDATE
            ? updates(capture, encoding, tables, rows, all)
            : " from " + table(capture, tables, operation) + whereOnce(all, "true"));
  }

  /** The statement's condition on the session's settings, in SQL; null when there is none. */
  public static String condition(Capture capture, Encoding encoding, boolean isoDates) {
    return format(encoding, isoDates).condition(capture);
  }

  private static String updates(
      Capture capture, Encoding encoding, TransitionTables tables, Rows rows, String condition) {
    String pairs = pairs(capture, tables);
    boolean needsOldRow =
        encoding.tellsChangesOnly()
            || capture.options().backup()
            || !rows.isAnyUpdateEvent(encoding.tellsChangesOnly());
    String unchangedKeys = needsOldRow ? null : UnchangedKeys.sql(capture, tables, rows, pairs);
    return unchangedKeys == null
        ? " from "
            + pairs
            + whereOnce(condition, "true")
            + " and "
            + rows.isEvent(encoding.tellsChangesOnly())
            + " order by n.r"
        : " from " + table(capture, tables, Operation.UPDATE) + whereOnce(condition, unchangedKeys);
  }

  /** A condition that is asked once for all rows, and another one if it is true. */
  private static String whereOnce(String condition, String other) {
    return " where (select case when " + condition + " then " + other + " else false end)";
  }

  private static String table(Capture capture, TransitionTables tables, Operation operation) {
    return TransitionTables.aliased(
        tables.rows(operation),
        operation == Operation.DELETE ? Rows.OLD : Rows.NEW,
        capture.shape());
  }

  private static SetFormat format(Encoding encoding, boolean isoDates) {
    if (encoding instanceof JsonEncoding) {
      return new JsonFormat();
    }
    UrlFormat urls = new UrlFormat(isoDates);
    return encoding instanceof UrlEncoding ? urls : new SqlFormat(urls);
  }

  // A full join, though there is no row without its partner: it is never done by loops, which
  // PostgreSQL may choose for a statement of few rows and keep for one of many.
  private static String pairs(Capture capture, TransitionTables tables) {
    return numbered(capture, tables.oldRows(), Rows.OLD)
        + " full join "
        + numbered(capture, tables.rows(Operation.UPDATE), Rows.NEW)
        + " on n.r operator(pg_catalog.=) o.r";
  }

  private static String numbered(Capture capture, String table, String alias) {
    StringBuilder sql = new StringBuilder("(select pg_catalog.row_number() over () as r");
    for (Column column : capture.shape().columns()) {
      sql.append(", s.c").append(column.position());
    }
    return sql.append(" from ")
        .append(TransitionTables.aliased(table, "s", capture.shape()))
        .append(") as ")
        .append(alias)
        .toString();
  }
}
