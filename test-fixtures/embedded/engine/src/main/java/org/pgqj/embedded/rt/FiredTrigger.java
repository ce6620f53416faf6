package org.pgqj.embedded.rt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.pgqj.embedded.jdbc.ReadOnlyRow;
import org.pgqj.embedded.jdbc.UpdatableRow;
import org.postgresql.pljava.TriggerData;
import org.postgresql.pljava.TriggerException;

/** One firing of a trigger. Names and rows are fetched from C when asked for, once. */
final class FiredTrigger implements TriggerData {
  private static final int BEFORE = 1;
  private static final int AFTER = 2;
  private static final int FOR_ROW = 4;
  private static final int BY_INSERT = 8;
  private static final int BY_UPDATE = 16;
  private static final int BY_DELETE = 32;

  private static final int NAME = 0;
  private static final int TABLE = 1;
  private static final int SCHEMA = 2;
  private static final int FIRST_ARGUMENT = 3;

  private final long handle;
  private final int flags;
  private String[] strings;
  private ResultSet newRow;
  private ResultSet oldRow;

  /** Called from C. */
  @SuppressWarnings("UnusedMethod")
  private FiredTrigger(long handle, int flags) {
    this.handle = handle;
    this.flags = flags;
  }

  @Override
  public ResultSet getNew() throws SQLException {
    if (newRow == null) {
      long row = Natives.triggerRow(handle, true);
      if (row != 0) {
        newRow = is(AFTER) ? new ReadOnlyRow(row) : new UpdatableRow(row);
      }
    }
    return newRow;
  }

  @Override
  public ResultSet getOld() throws SQLException {
    if (oldRow == null) {
      long row = Natives.triggerRow(handle, false);
      if (row != 0) {
        oldRow = new ReadOnlyRow(row);
      }
    }
    return oldRow;
  }

  private boolean is(int flag) {
    return (flags & flag) != 0;
  }

  private String[] strings() throws SQLException {
    if (strings == null) {
      strings = Natives.triggerStrings(handle);
    }
    return strings;
  }

  @Override
  public String[] getArguments() throws SQLException {
    return Arrays.copyOfRange(strings(), FIRST_ARGUMENT, strings().length);
  }

  @Override
  public String getName() throws SQLException {
    return strings()[NAME];
  }

  @Override
  public String getTableName() throws SQLException {
    return strings()[TABLE];
  }

  @Override
  public String getSchemaName() throws SQLException {
    return strings()[SCHEMA];
  }

  @Override
  public boolean isFiredAfter() {
    return is(AFTER);
  }

  @Override
  public boolean isFiredBefore() {
    return is(BEFORE);
  }

  @Override
  public boolean isFiredForEachRow() {
    return is(FOR_ROW);
  }

  @Override
  public boolean isFiredForStatement() {
    return !is(FOR_ROW);
  }

  @Override
  public boolean isFiredByDelete() {
    return is(BY_DELETE);
  }

  @Override
  public boolean isFiredByInsert() {
    return is(BY_INSERT);
  }

  @Override
  public boolean isFiredByUpdate() {
    return is(BY_UPDATE);
  }

  @Override
  public void suppress() throws SQLException {
    if (is(AFTER)) {
      throw new TriggerException(this, "Attempt to suppress operation in an AFTER trigger");
    }
    if (!is(FOR_ROW)) {
      throw new TriggerException(this, "Attempt to suppress operation in a STATEMENT trigger");
    }
    Natives.triggerSuppress(handle);
  }
}
