package org.pgqj.trigger.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.options.TriggerError;
import org.postgresql.pljava.TriggerData;

/** One firing of a trigger: the operation, its rows, and how the trigger was declared. */
final class Firing {

  /** The attribute number of the system column tableoid. */
  private static final int TABLE_OID = -6;

  private final TriggerData data;
  private final Operation operation;
  private String schema;
  private String table;
  private String[] arguments;

  Firing(TriggerData data) throws SQLException {
    this.data = data;
    this.operation = operation(data);
  }

  private static Operation operation(TriggerData data) throws SQLException {
    if (data.isFiredByInsert()) {
      return Operation.INSERT;
    }
    if (data.isFiredByUpdate()) {
      return Operation.UPDATE;
    }
    return data.isFiredByDelete() ? Operation.DELETE : Operation.TRUNCATE;
  }

  Operation operation() {
    return operation;
  }

  String schema() throws SQLException {
    if (schema == null) {
      schema = data.getSchemaName();
    }
    return schema;
  }

  String table() throws SQLException {
    if (table == null) {
      table = data.getTableName();
    }
    return table;
  }

  /**
   * The table's oid, where the row tells it, which costs less than the names: after the operation.
   * Before it, a row may be one of another table still, which was read to make it.
   *
   * @return 0 when the row does not tell it
   */
  int tableOid() throws SQLException {
    ResultSet row = isAfter() ? row() : null;
    return row == null ? 0 : row.getInt(TABLE_OID);
  }

  boolean isAfter() throws SQLException {
    return data.isFiredAfter();
  }

  /** The trigger's arguments. */
  String[] arguments() throws SQLException {
    if (arguments == null) {
      arguments = data.getArguments();
    }
    return arguments;
  }

  /** The row that the event tells: the old one of a DELETE, else the new one. */
  ResultSet row() throws SQLException {
    return operation == Operation.DELETE ? data.getOld() : data.getNew();
  }

  /** The old row of an UPDATE. */
  ResultSet oldRow() throws SQLException {
    return data.getOld();
  }

  /** Keeps the operation from being done; nothing to keep from in a statement trigger. */
  void suppress() throws SQLException {
    if (operation != Operation.TRUNCATE) {
      data.suppress();
    }
  }

  /** The trigger's name. */
  String trigger() throws SQLException {
    return data.getName();
  }

  /** Whether it fires for all rows of a statement together. */
  boolean isForRowsOfStatement() throws SQLException {
    return operation != Operation.TRUNCATE && !data.isFiredForEachRow();
  }

  /**
   * Checks how the trigger was declared.
   *
   * @throws Refusal XX000 when it fires for rows where it must fire for statements
   */
  void checkLevel() throws SQLException, Refusal {
    if (operation == Operation.TRUNCATE && data.isFiredForEachRow()) {
      throw TriggerError.NOT_FOR_EACH_STATEMENT.refusal();
    }
  }
}
