package org.pgqj.trigger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.pljava.TriggerData;

/** One firing of a trigger: the operation, its row, and how the trigger was declared. */
final class Firing {

  /** What was done to the table. */
  enum Operation {
    INSERT,
    UPDATE,
    DELETE,
    TRUNCATE;

    /** I, U or D, which begin the event's type. */
    char letter() {
      return name().charAt(0);
    }
  }

  private final TriggerData data;
  private final Operation operation;

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
    return data.getSchemaName();
  }

  String table() throws SQLException {
    return data.getTableName();
  }

  boolean isAfter() throws SQLException {
    return data.isFiredAfter();
  }

  /** The row that the event tells: the old one of a DELETE, else the new one. */
  ResultSet row() throws SQLException {
    return operation == Operation.DELETE ? data.getOld() : data.getNew();
  }

  ResultSet oldRow() throws SQLException {
    return data.getOld();
  }

  /** Keeps the operation from being done; nothing to keep from in a statement trigger. */
  void suppress() throws SQLException {
    if (operation != Operation.TRUNCATE) {
      data.suppress();
    }
  }

  /**
   * The trigger's arguments.
   *
   * @throws Refusal XX000 when the trigger was not declared as it must be
   */
  String[] arguments() throws SQLException, Refusal {
    if (operation == Operation.TRUNCATE && data.isFiredForEachRow()) {
      throw TriggerError.NOT_FOR_EACH_STATEMENT.refusal();
    }
    if (operation != Operation.TRUNCATE && !data.isFiredForEachRow()) {
      throw TriggerError.NOT_FOR_EACH_ROW.refusal();
    }
    String[] arguments = data.getArguments();
    if (arguments.length == 0) {
      throw TriggerError.NO_QUEUE.refusal();
    }
    return arguments;
  }
}
