package org.pgqj.embedded.jdbc;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;

/**
 * A result set that is one row, and stands on it from the start. Every {@code updateXxx} ends in
 * {@link #updateObject(int, Object)}.
 */
abstract class SingleRow extends RowReader {
  SingleRow(long rows) {
    super(rows);
  }

  @Override
  final int currentRow() {
    return 0;
  }

  /** Always false: the row is there without it. */
  @Override
  public final boolean next() {
    return false;
  }

  /** Does nothing: the row belongs to the call that it was handed to. */
  @Override
  public final void close() {}

  @Override
  public final boolean isClosed() {
    return false;
  }

  @Override
  public final int getRow() {
    return 1;
  }

  @Override
  public final boolean isBeforeFirst() {
    return false;
  }

  @Override
  public final boolean isFirst() {
    return true;
  }

  @Override
  public final boolean isLast() {
    return true;
  }

  @Override
  public final boolean isAfterLast() {
    return false;
  }

  @Override
  public final int getFetchSize() {
    return 1;
  }

  @Override
  public final boolean rowInserted() {
    return false;
  }

  @Override
  public final boolean rowDeleted() {
    return false;
  }

  @Override
  public final void updateNull(int column) throws SQLException {
    updateObject(column, null);
  }

  @Override
  public final void updateNull(String name) throws SQLException {
    updateObject(findColumn(name), null);
  }

  @Override
  public final void updateBoolean(int column, boolean value) throws SQLException {
    updateObject(column, value);
  }

  @Override
  public final void updateBoolean(String name, boolean value) throws SQLException {
    updateObject(findColumn(name), value);
  }

  @Override
  public final void updateByte(int column, byte value) throws SQLException {
    updateObject(column, value);
  }

  @Override
  public final void updateByte(String name, byte value) throws SQLException {
    updateObject(findColumn(name), value);
  }

  @Override
  public final void updateShort(int column, short value) throws SQLException {
    updateObject(column, value);
  }

  @Override
  public final void updateShort(String name, short value) throws SQLException {
    updateObject(findColumn(name), value);
  }

  @Override
  public final void updateInt(int column, int value) throws SQLException {
    updateObject(column, value);
  }

  @Override
  public final void updateInt(String name, int value) throws SQLException {
    updateObject(findColumn(name), value);
  }

  @Override
  public final void updateLong(int column, long value) throws SQLException {
    updateObject(column, value);
  }

  @Override
  public final void updateLong(String name, long value) throws SQLException {
    updateObject(findColumn(name), value);
  }

  @Override
  public final void updateFloat(int column, float value) throws SQLException {
    updateObject(column, value);
  }

  @Override
  public final void updateFloat(String name, float value) throws SQLException {
    updateObject(findColumn(name), value);
  }

  @Override
  public final void updateDouble(int column, double value) throws SQLException {
    updateObject(column, value);
  }

  @Override
  public final void updateDouble(String name, double value) throws SQLException {
    updateObject(findColumn(name), value);
  }

  @Override
  public final void updateBigDecimal(int column, BigDecimal value) throws SQLException {
    updateObject(column, value);
  }

  @Override
  public final void updateBigDecimal(String name, BigDecimal value) throws SQLException {
    updateObject(findColumn(name), value);
  }

  @Override
  public final void updateString(int column, String value) throws SQLException {
    updateObject(column, value);
  }

  @Override
  public final void updateString(String name, String value) throws SQLException {
    updateObject(findColumn(name), value);
  }

  @Override
  public final void updateBytes(int column, byte[] value) throws SQLException {
    updateObject(column, value);
  }

  @Override
  public final void updateBytes(String name, byte[] value) throws SQLException {
    updateObject(findColumn(name), value);
  }

  @Override
  public final void updateDate(int column, Date value) throws SQLException {
    updateObject(column, value);
  }

  @Override
  public final void updateDate(String name, Date value) throws SQLException {
    updateObject(findColumn(name), value);
  }

  @Override
  public final void updateTime(int column, Time value) throws SQLException {
    updateObject(column, value);
  }

  @Override
  public final void updateTime(String name, Time value) throws SQLException {
    updateObject(findColumn(name), value);
  }

  @Override
  public final void updateTimestamp(int column, Timestamp value) throws SQLException {
    updateObject(column, value);
  }

  @Override
  public final void updateTimestamp(String name, Timestamp value) throws SQLException {
    updateObject(findColumn(name), value);
  }

  @Override
  public final void updateObject(String name, Object value) throws SQLException {
    updateObject(findColumn(name), value);
  }

  @Override
  public final void updateObject(int column, Object value, int scale) throws SQLException {
    updateObject(column, value);
  }

  @Override
  public final void updateObject(String name, Object value, int scale) throws SQLException {
    updateObject(findColumn(name), value);
  }
}
