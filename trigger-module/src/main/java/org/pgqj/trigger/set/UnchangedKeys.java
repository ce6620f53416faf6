package org.pgqj.trigger.set;

import java.util.ArrayList;
import java.util.List;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.options.TriggerError;
import org.pgqj.trigger.shape.Column;

/**
 * SQL that refuses an UPDATE which changed a key, evaluated once a statement.
 *
 * <p>Exists because pairing all old rows with the new ones costs as much as inserting the events,
 * and most events tell nothing of the old row. The keys of the two tables, which are filled in
 * step, are the same just if the arrays of all keys are. Many rows would not fit into arrays, so
 * they are paired all the same.
 */
final class UnchangedKeys {

  /** Two arrays of them, while they are built, are some megabytes. */
  private static final int MAX_ROWS = 200_000;

  /** Bytes of one key column's texts. */
  private static final int MAX_TEXT = 16_000_000;

  private static final String UUID = "pg_catalog.uuid";

  private final Capture capture;
  private final TransitionTables tables;
  private final List<Column> key = new ArrayList<>();

  private UnchangedKeys(Capture capture, TransitionTables tables) {
    this.capture = capture;
    this.tables = tables;
    List<Column> columns = capture.shape().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (capture.isKey(i)) {
        key.add(columns.get(i));
      }
    }
  }

  /**
   * The SQL, true or an error.
   *
   * @param rows the rows in {@code pairs}
   * @param pairs SQL that has all rows in pairs
   * @return null when the key has a type whose values need not be small
   */
  static String sql(Capture capture, TransitionTables tables, Rows rows, String pairs) {
    UnchangedKeys keys = new UnchangedKeys(capture, tables);
    for (Column column : keys.key) {
      if (!isText(column) && !isSmall(column)) {
        return null;
      }
    }
    return keys.sql(rows, pairs);
  }

  private String sql(Rows rows, String pairs) {
    String refusal = Rows.refusal(TriggerError.KEY_UPDATE);
    return "(select case when "
        + (hasTextKey() ? "s.few and t.few" : "t.few")
        + " then (select case when ("
        + sameKeys()
        + ") is false then "
        + refusal
        + " is null else true end from "
        + all(Rows.OLD)
        + " cross join "
        + all(Rows.NEW)
        + ") else (select pg_catalog.count(case when "
        + rows.isKeyChanged()
        + " then "
        + refusal
        + " end) operator(pg_catalog.=) 0 from "
        + pairs
        + ") end from "
        + few(Rows.NEW, "t")
        + (hasTextKey() ? " cross join " + few(Rows.OLD, "s") : "")
        + ")";
  }

  /** Whether there is a key column whose old and new values may differ in size. */
  private boolean hasTextKey() {
    for (Column column : key) {
      if (isText(column)) {
        return true;
      }
    }
    return false;
  }

  /** Null for no rows, of which there are no arrays. */
  private String sameKeys() {
    StringBuilder same = new StringBuilder();
    for (Column column : key) {
      String name = ".k" + column.position();
      same.append(same.length() == 0 ? "" : " and ")
          .append(Rows.OLD + name)
          .append(" operator(pg_catalog.=) ")
          .append(Rows.NEW + name);
    }
    return same.toString();
  }

  /** A row of arrays with all keys of a table, in its order. */
  private String all(String alias) {
    StringBuilder sql = new StringBuilder("(select ");
    String separator = "";
    for (Column column : key) {
      sql.append(separator)
          .append("pg_catalog.array_agg(")
          .append(base(alias, column))
          .append(") as k")
          .append(column.position());
      separator = ", ";
    }
    return sql.append(" from ").append(table(alias)).append(") as ").append(alias).toString();
  }

  /** Whether there is room for the keys of a table; both have as many rows. */
  private String few(String table, String alias) {
    StringBuilder sql = new StringBuilder("(select pg_catalog.count(*)");
    sql.append(" operator(pg_catalog.<=) ").append(MAX_ROWS);
    for (Column column : key) {
      if (isText(column)) {
        sql.append(" and coalesce(pg_catalog.sum(pg_catalog.octet_length(")
            .append("cast(" + table + ".c" + column.position() + " as pg_catalog.text)")
            .append(")), 0) operator(pg_catalog.<=) ")
            .append(MAX_TEXT);
      }
    }
    return sql.append(" as few from ")
        .append(table(table))
        .append(") as ")
        .append(alias)
        .toString();
  }

  private String table(String alias) {
    String name = alias.equals(Rows.OLD) ? tables.oldRows() : tables.rows(Operation.UPDATE);
    return TransitionTables.aliased(name, alias, capture.shape());
  }

  private static String base(String alias, Column column) {
    return "cast(" + alias + ".c" + column.position() + " as " + column.type().baseSql() + ")";
  }

  private static boolean isText(Column column) {
    return Value.isText(column) && column.type().comparesByText();
  }

  private static boolean isSmall(Column column) {
    return switch (column.form()) {
      case INTEGER, OID, DATE, TIMESTAMP, TIMESTAMPTZ -> true;
      default -> column.type().baseSql().equals(UUID);
    };
  }
}
