package org.pgqj.embedded.jdbc;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Locale;
import org.pgqj.embedded.rt.Natives;
import org.pgqj.embedded.rt.RowType;

/**
 * Reading columns: what all result sets have in common.
 *
 * <p>A position is an attnum, so a dropped column keeps its place and can't be touched (07009). A
 * name is looked up in lower case, so a column with a capital in its name can't be found by it.
 */
abstract class RowReader extends AbstractResultSet {
  private final long rows;
  private RowType rowType;
  private boolean wasNull;

  /**
   * Reads rows.
   *
   * @param rows handle, as {@link Natives} gives it
   */
  RowReader(long rows) {
    this.rows = rows;
  }

  /** Number of the current row among those at hand, from 0; an error when there is none. */
  abstract int currentRow() throws SQLException;

  final long rows() {
    return rows;
  }

  final RowType rowType() throws SQLException {
    if (rowType == null) {
      rowType = Natives.describe(rows);
    }
    return rowType;
  }

  @Override
  public final Object getObject(int column) throws SQLException {
    Object value = Natives.get(rows, currentRow(), column, Natives.DEFAULT);
    wasNull = value == null;
    return value;
  }

  @Override
  public final <T> T getObject(int column, Class<T> type) throws SQLException {
    Object value = Natives.get(rows, currentRow(), column, Conversions.formFor(type));
    wasNull = value == null;
    return Conversions.toClass(type, value);
  }

  @Override
  public final boolean wasNull() {
    return wasNull;
  }

  /** The object's {@code toString()}; of an oid {@code OID(n)}, as PL/Java's class for it says. */
  @Override
  public final String getString(int column) throws SQLException {
    Object value = getObject(column);
    if (value instanceof Long && rowType().type(column) == SqlTypes.OID) {
      return "OID(" + ((Long) value).intValue() + ")";
    }
    return Conversions.toText(value);
  }

  @Override
  public final boolean getBoolean(int column) throws SQLException {
    Boolean value = Conversions.exactly(Boolean.class, getObject(column));
    return value != null && value;
  }

  @Override
  public final byte getByte(int column) throws SQLException {
    Number value = Conversions.toNumber(getObject(column), false);
    return value == null ? 0 : value.byteValue();
  }

  @Override
  public final short getShort(int column) throws SQLException {
    Number value = Conversions.toNumber(getObject(column), false);
    return value == null ? 0 : value.shortValue();
  }

  @Override
  public final int getInt(int column) throws SQLException {
    Number value = Conversions.toNumber(getObject(column), false);
    return value == null ? 0 : value.intValue();
  }

  @Override
  public final long getLong(int column) throws SQLException {
    Number value = Conversions.toNumber(getObject(column), false);
    return value == null ? 0 : value.longValue();
  }

  @Override
  public final float getFloat(int column) throws SQLException {
    Number value = Conversions.toNumber(getObject(column), true);
    return value == null ? 0 : value.floatValue();
  }

  @Override
  public final double getDouble(int column) throws SQLException {
    Number value = Conversions.toNumber(getObject(column), true);
    return value == null ? 0 : value.doubleValue();
  }

  @Override
  public final BigDecimal getBigDecimal(int column) throws SQLException {
    return Conversions.exactly(BigDecimal.class, getObject(column));
  }

  @Override
  public final byte[] getBytes(int column) throws SQLException {
    return Conversions.exactly(byte[].class, getObject(column));
  }

  @Override
  public final Date getDate(int column) throws SQLException {
    return Conversions.exactly(Date.class, getObject(column));
  }

  @Override
  public final Time getTime(int column) throws SQLException {
    return Conversions.exactly(Time.class, getObject(column));
  }

  @Override
  public final Timestamp getTimestamp(int column) throws SQLException {
    return Conversions.exactly(Timestamp.class, getObject(column));
  }

  @Override
  public final int findColumn(String name) throws SQLException {
    String lower = name.toLowerCase(Locale.ROOT);
    RowType columns = rowType();
    for (int column = 1; column <= columns.count(); column++) {
      if (lower.equals(columns.name(column))) {
        return column;
      }
    }
    throw new SQLException("Tuple has no attribute \"" + lower + "\"", "42703");
  }

  @Override
  public final Object getObject(String name) throws SQLException {
    return getObject(findColumn(name));
  }

  @Override
  public final <T> T getObject(String name, Class<T> type) throws SQLException {
    return getObject(findColumn(name), type);
  }

  @Override
  public final String getString(String name) throws SQLException {
    return getString(findColumn(name));
  }

  @Override
  public final boolean getBoolean(String name) throws SQLException {
    return getBoolean(findColumn(name));
  }

  @Override
  public final byte getByte(String name) throws SQLException {
    return getByte(findColumn(name));
  }

  @Override
  public final short getShort(String name) throws SQLException {
    return getShort(findColumn(name));
  }

  @Override
  public final int getInt(String name) throws SQLException {
    return getInt(findColumn(name));
  }

  @Override
  public final long getLong(String name) throws SQLException {
    return getLong(findColumn(name));
  }

  @Override
  public final float getFloat(String name) throws SQLException {
    return getFloat(findColumn(name));
  }

  @Override
  public final double getDouble(String name) throws SQLException {
    return getDouble(findColumn(name));
  }

  @Override
  public final BigDecimal getBigDecimal(String name) throws SQLException {
    return getBigDecimal(findColumn(name));
  }

  @Override
  public final byte[] getBytes(String name) throws SQLException {
    return getBytes(findColumn(name));
  }

  @Override
  public final Date getDate(String name) throws SQLException {
    return getDate(findColumn(name));
  }

  @Override
  public final Time getTime(String name) throws SQLException {
    return getTime(findColumn(name));
  }

  @Override
  public final Timestamp getTimestamp(String name) throws SQLException {
    return getTimestamp(findColumn(name));
  }

  @Override
  public final ResultSetMetaData getMetaData() throws SQLException {
    return new RowMetaData(rowType());
  }

  @Override
  public final int getType() {
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public final int getHoldability() {
    return ResultSet.CLOSE_CURSORS_AT_COMMIT;
  }

  @Override
  public final int getFetchDirection() {
    return ResultSet.FETCH_FORWARD;
  }

  @Override
  public final void setFetchDirection(int direction) throws SQLException {
    if (direction != ResultSet.FETCH_FORWARD) {
      throw Unsupported.method("ResultSet.setFetchDirection(int), other than forward");
    }
  }

  @Override
  public final SQLWarning getWarnings() {
    return null;
  }

  @Override
  public final void clearWarnings() {}

  @Override
  public final boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  @Override
  public final <T> T unwrap(Class<T> type) throws SQLException {
    return Conversions.unwrapped(this, type);
  }
}
