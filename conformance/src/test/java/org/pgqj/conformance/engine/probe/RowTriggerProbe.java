package org.pgqj.conformance.engine.probe;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.pljava.TriggerData;
import org.postgresql.pljava.TriggerException;

/** Row and statement triggers. */
public final class RowTriggerProbe {

  /** The attribute number of the system column tableoid. */
  private static final int TABLE_OID = -6;

  private RowTriggerProbe() {}

  /** BEFORE: writes the second column of NEW anew. */
  public static void change(TriggerData trigger) throws SQLException {
    ResultSet row = trigger.getNew();
    row.updateString(2, row.getString(2) + "!");
  }

  /** BEFORE: the operation does not happen. */
  public static void suppress(TriggerData trigger) throws SQLException {
    trigger.suppress();
  }

  /** Writes down how and with which rows it was fired. */
  public static void describe(TriggerData trigger) throws SQLException {
    StringBuilder text = new StringBuilder();
    text.append(trigger.isFiredBefore() ? "before" : trigger.isFiredAfter() ? "after" : "instead");
    text.append(trigger.isFiredForEachRow() ? " row" : " statement");
    text.append(
        trigger.isFiredByInsert()
            ? " insert"
            : trigger.isFiredByUpdate()
                ? " update"
                : trigger.isFiredByDelete() ? " delete" : " truncate");
    text.append(" on ").append(trigger.getSchemaName()).append('.').append(trigger.getTableName());
    text.append(" by ").append(trigger.getName());
    for (String argument : trigger.getArguments()) {
      text.append(' ').append(argument);
    }
    text.append(" old=").append(second(trigger.getOld()));
    text.append(" new=").append(second(trigger.getNew()));
    log(text.toString());
  }

  private static String second(ResultSet row) throws SQLException {
    return row == null ? "none" : row.getString(2);
  }

  /** AFTER STATEMENT with a transition table: writes down how many rows are in it. */
  public static void countTransition(TriggerData trigger) throws SQLException {
    Connection c = DriverManager.getConnection("jdbc:default:connection");
    try (PreparedStatement statement = c.prepareStatement("select count(*)::int from fresh");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      log("fresh=" + rows.getInt(1));
    }
  }

  private static void log(String text) throws SQLException {
    Connection c = DriverManager.getConnection("jdbc:default:connection");
    try (PreparedStatement statement = c.prepareStatement("insert into firings values (?)")) {
      statement.setString(1, text);
      statement.executeUpdate();
    }
  }

  /** AFTER: tries to write into the new row. */
  public static void writeLate(TriggerData trigger) throws SQLException {
    trigger.getNew().updateString(2, "late");
  }

  /** Refuses the operation. */
  @SuppressWarnings("DoNotCallSuggester")
  public static void refuse(TriggerData trigger) throws SQLException {
    throw new TriggerException(trigger, "no");
  }

  /** Writes down all columns of NEW, nulls as such. */
  public static void columns(TriggerData trigger) throws SQLException {
    ResultSet row = trigger.getNew();
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      text.append(row.getObject(i)).append(' ');
    }
    log(text.toString());
  }

  /** Writes down the oid of the table that each row says it belongs to. */
  public static void home(TriggerData trigger) throws SQLException {
    ResultSet[] rows = {trigger.getOld(), trigger.getNew()};
    for (ResultSet row : rows) {
      log(row == null ? "none" : Integer.toUnsignedString(row.getInt(TABLE_OID)));
    }
  }

  /** Inserts the row's number less one into the same table, down to 0. */
  public static void descend(TriggerData trigger) throws SQLException {
    int number = trigger.getNew().getInt(1);
    if (number > 0) {
      Connection c = DriverManager.getConnection("jdbc:default:connection");
      try (PreparedStatement statement = c.prepareStatement("insert into t values (?, 'deeper')")) {
        statement.setInt(1, number - 1);
        statement.executeUpdate();
      }
    }
    log(number + " " + trigger.getNew().getString(2));
  }

  /** Writes down what the ids in both transition tables add up to. */
  public static void countBoth(TriggerData trigger) throws SQLException {
    Connection c = DriverManager.getConnection("jdbc:default:connection");
    try (PreparedStatement statement =
            c.prepareStatement(
                "select (select sum(id)::int from before), (select sum(id)::int from after)");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      log(rows.getInt(1) + " -> " + rows.getInt(2));
    }
  }
}
