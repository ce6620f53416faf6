package org.postgresql.pljava;

import java.sql.SQLException;

/** An error raised by a trigger function, SQLSTATE 09000, naming trigger and relation. */
public class TriggerException extends SQLException {
  private static final long serialVersionUID = 1L;

  /** SQLSTATE triggered_action_exception. */
  public static final String TRIGGER_ACTION_EXCEPTION = "09000";

  public TriggerException(TriggerData td) {
    super(describe(td, null), TRIGGER_ACTION_EXCEPTION);
  }

  public TriggerException(TriggerData td, String reason) {
    super(describe(td, reason), TRIGGER_ACTION_EXCEPTION);
  }

  private static String describe(TriggerData td, String reason) {
    String where;
    try {
      where = "In Trigger " + td.getName() + " on relation " + td.getTableName();
    } catch (SQLException e) {
      where = "In Trigger (unknown: " + e.getMessage() + ")";
    }
    return reason == null ? where : where + ": " + reason;
  }
}
