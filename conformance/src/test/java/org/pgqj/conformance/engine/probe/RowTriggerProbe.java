package org.pgqj.conformance.engine.probe;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.pljava.TriggerData;

/** Row and statement triggers. */
public final class RowTriggerProbe {

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
}
