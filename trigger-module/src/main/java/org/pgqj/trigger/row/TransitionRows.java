package org.pgqj.trigger.row;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.options.TriggerError;
import org.pgqj.trigger.set.TransitionTables;
import org.pgqj.trigger.shape.Column;
import org.pgqj.trigger.shape.TableShape;

/** The rows that a statement changed, in the trigger's transition tables. */
final class TransitionRows {

  private static final Prepared TABLES =
      new Prepared(
          """
          select cast(t.tgnewtable as pg_catalog.text), cast(t.tgoldtable as pg_catalog.text)
            from pg_catalog.pg_trigger as t
           where t.tgrelid operator(pg_catalog.=) cast(? as pg_catalog.oid)
             and t.tgname operator(pg_catalog.=) cast(? as pg_catalog.name)
          """);

  private static final String UNDEFINED_TABLE = "42P01";

  private final TransitionTables tables;
  private final Operation operation;

  private TransitionRows(TransitionTables tables, Operation operation) {
    this.tables = tables;
    this.operation = operation;
  }

  /**
   * The rows of a firing.
   *
   * @throws Refusal XX000 when the trigger is declared without the transition tables
   */
  static TransitionRows of(Firing firing, TableShape shape) throws SQLException, Refusal {
    PreparedStatement query = TABLES.with(Integer.toUnsignedString(shape.oid()), firing.trigger());
    TransitionTables tables;
    try (ResultSet row = query.executeQuery()) {
      tables =
          row.next()
              ? new TransitionTables(row.getString(1), row.getString(2))
              : new TransitionTables(null, null);
    }
    if (tables.newTable() == null && tables.oldTable() == null) {
      throw TriggerError.NOT_FOR_EACH_ROW.refusal();
    }
    if (!tables.suffice(firing.operation())) {
      throw TriggerError.NO_OLD_AND_NEW_TABLE.refusal();
    }
    return new TransitionRows(tables, firing.operation());
  }

  TransitionTables tables() {
    return tables;
  }

  /**
   * Whether no row was changed.
   *
   * @throws SQLException 55000 when the tables are out of sight, which in PL/Java they are while
   *     the trigger's class is being loaded
   */
  boolean isEmpty() throws SQLException {
    try {
      return Backend.queryLong(
              "select 1::pg_catalog.int8 from " + tables.rows(operation) + " limit 1")
          == null;
    } catch (SQLException e) {
      if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
        throw e;
      }
      SQLException clear =
          new SQLException(
              "a pgq trigger for each statement can't see the rows in the first Java call of a"
                  + " session; declare it with WHEN (pgq._ready()), as pgq.capture does",
              "55000");
      clear.addSuppressed(e);
      throw clear;
    }
  }

  /** Whether the rows have the columns of a shape. */
  boolean fit(TableShape shape) throws SQLException {
    try (Statement statement = Backend.connection().createStatement();
        ResultSet rows =
            statement.executeQuery("select * from " + tables.rows(operation) + " limit 1")) {
      return !rows.next() || shape.fitsLive(rows.getMetaData());
    }
  }

  /** Publishes row by row, in the order of the tables, which have the rows of an UPDATE in step. */
  void forEach(TableShape shape, RowEvent event) throws SQLException, Refusal {
    try (Statement statement = Backend.connection().createStatement();
        ResultSet rows = statement.executeQuery(query(tables.rows(operation), shape))) {
      if (operation != Operation.UPDATE) {
        while (rows.next()) {
          event.publish(rows, null);
        }
        return;
      }
      try (Statement second = Backend.connection().createStatement();
          ResultSet old = second.executeQuery(query(tables.oldRows(), shape))) {
        while (rows.next() && old.next()) {
          event.publish(rows, old);
        }
      }
    }
  }

  /** The columns at their positions, with a null for each dropped one. */
  private static String query(String table, TableShape shape) {
    StringBuilder sql = new StringBuilder("select ");
    int next = 1;
    for (Column column : shape.columns()) {
      for (; next < column.position(); next++) {
        sql.append("null::pg_catalog.text, ");
      }
      sql.append("s.c").append(column.position()).append(", ");
      next++;
    }
    return sql.append("null::pg_catalog.text from ")
        .append(TransitionTables.aliased(table, "s", shape))
        .toString();
  }
}
