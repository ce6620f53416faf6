package org.postgresql.pljava;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What a trigger function learns about the firing it serves. Valid only during that firing. */
public interface TriggerData {

  /** The new row, positioned on it; null for DELETE and for statement-level triggers. */
  ResultSet getNew() throws SQLException;

  /** The old row, positioned on it; null for INSERT and for statement-level triggers. */
  ResultSet getOld() throws SQLException;

  /** The arguments written in CREATE TRIGGER; empty when there are none. */
  String[] getArguments() throws SQLException;

  /** The trigger's name. */
  String getName() throws SQLException;

  /** The name, without schema, of the table that the trigger fires on. */
  String getTableName() throws SQLException;

  /** The schema of the table that the trigger fires on. */
  String getSchemaName() throws SQLException;

  boolean isFiredAfter() throws SQLException;

  boolean isFiredBefore() throws SQLException;

  boolean isFiredForEachRow() throws SQLException;

  boolean isFiredForStatement() throws SQLException;

  boolean isFiredByDelete() throws SQLException;

  boolean isFiredByInsert() throws SQLException;

  boolean isFiredByUpdate() throws SQLException;

  /**
   * Makes a BEFORE or INSTEAD OF row trigger suppress the operation on this row.
   *
   * @throws SQLException (09000) in any other kind of trigger
   */
  void suppress() throws SQLException;
}
