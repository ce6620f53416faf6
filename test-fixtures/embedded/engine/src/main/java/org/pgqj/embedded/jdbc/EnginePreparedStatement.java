package org.pgqj.embedded.jdbc;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pgqj.embedded.rt.Natives;
import org.pgqj.embedded.text.SqlText;

/**
 * A statement with parameters, planned at its first execution.
 *
 * <p>The SQL types of the parameters are those of the {@code setXxx} calls; setting one with
 * another type than before means planning anew. A successful execution clears the parameters. A
 * batch stays after {@code executeBatch}, until {@code clearBatch}.
 *
 * <p>It may be kept in a static: the plan lives as long as the statement, over transactions and
 * errors.
 */
final class EnginePreparedStatement extends AbstractPreparedStatement {
  private final String sql;
  private final int[] types;
  private final int[] jdbcTypes;
  private final Object[] values;
  private Plans.Lease plan;
  private String cursorName;
  private List<Entry> batch;

  EnginePreparedStatement(SqlText text) {
    sql = text.sql();
    types = new int[text.parameterCount()];
    jdbcTypes = new int[types.length];
    values = new Object[types.length];
    clearParameters();
  }

  /** One execution that waits in the batch. */
  private record Entry(int[] types, int[] jdbcTypes, Object[] values) {}

  @Override
  public boolean execute() throws SQLException {
    for (int jdbcType : jdbcTypes) {
      if (jdbcType == Types.NULL) {
        throw new SQLException("Not all parameters have been set");
      }
    }
    if (plan == null) {
      plan = Plans.lease(this, sql, types);
    }
    boolean rows = run(plan.plan(), values, cursorName);
    clearParameters();
    return rows;
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    execute();
    return getResultSet();
  }

  @Override
  public int executeUpdate() throws SQLException {
    execute();
    return getUpdateCount();
  }

  @Override
  public boolean execute(String other) throws SQLException {
    throw Unsupported.method("PreparedStatement.execute(String)");
  }

  @Override
  public void clearParameters() {
    Arrays.fill(values, null);
    Arrays.fill(jdbcTypes, Types.NULL);
  }

  @Override
  public void addBatch() {
    if (batch == null) {
      batch = new ArrayList<>();
    }
    batch.add(new Entry(types.clone(), jdbcTypes.clone(), values.clone()));
    clearParameters();
  }

  @Override
  public int[] executeBatch() throws SQLException {
    List<Entry> entries = batch == null ? List.of() : batch;
    int[] counts = new int[entries.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = batchCount(execute(entries.get(i)));
    }
    return counts;
  }

  private long execute(Entry entry) throws SQLException {
    for (int i = 0; i < types.length; i++) {
      bindAt(i, entry.values[i], entry.jdbcTypes[i], entry.types[i]);
    }
    if (execute()) {
      getResultSet().close();
    }
    return getLargeUpdateCount();
  }

  @Override
  public void clearBatch() {
    batch = null;
  }

  /** Gives the rows of the next executions a portal of this name, which SQL can FETCH from. */
  @Override
  public void setCursorName(String name) {
    cursorName = name;
  }

  @Override
  public void close() throws SQLException {
    if (plan != null) {
      plan.end();
      plan = null;
    }
    clearParameters();
    batch = null;
    cursorName = null;
    super.close();
  }

  @Override
  public ParameterMetaData getParameterMetaData() {
    return new ParameterCount(types.length);
  }

  @Override
  public void setBoolean(int parameter, boolean value) throws SQLException {
    bind(parameter, value, Types.BOOLEAN, SqlTypes.BOOL);
  }

  @Override
  public void setByte(int parameter, byte value) throws SQLException {
    bind(parameter, value, Types.TINYINT, SqlTypes.CHAR);
  }

  @Override
  public void setShort(int parameter, short value) throws SQLException {
    bind(parameter, value, Types.SMALLINT, SqlTypes.INT2);
  }

  @Override
  public void setInt(int parameter, int value) throws SQLException {
    bind(parameter, value, Types.INTEGER, SqlTypes.INT4);
  }

  @Override
  public void setLong(int parameter, long value) throws SQLException {
    bind(parameter, value, Types.BIGINT, SqlTypes.INT8);
  }

  @Override
  public void setFloat(int parameter, float value) throws SQLException {
    bind(parameter, value, Types.FLOAT, SqlTypes.FLOAT4);
  }

  @Override
  public void setDouble(int parameter, double value) throws SQLException {
    bind(parameter, value, Types.DOUBLE, SqlTypes.FLOAT8);
  }

  @Override
  public void setBigDecimal(int parameter, BigDecimal value) throws SQLException {
    bind(parameter, value, Types.DECIMAL, SqlTypes.NUMERIC);
  }

  @Override
  public void setString(int parameter, String value) throws SQLException {
    bind(parameter, value, Types.VARCHAR, SqlTypes.TEXT);
  }

  @Override
  public void setBytes(int parameter, byte[] value) throws SQLException {
    bind(parameter, value, Types.VARBINARY, SqlTypes.BYTEA);
  }

  @Override
  public void setDate(int parameter, Date value) throws SQLException {
    bind(parameter, value, Types.DATE, SqlTypes.DATE);
  }

  @Override
  public void setTime(int parameter, Time value) throws SQLException {
    bind(parameter, value, Types.TIME, SqlTypes.TIME);
  }

  /** Sends a {@code timestamp}, not a {@code timestamptz}. */
  @Override
  public void setTimestamp(int parameter, Timestamp value) throws SQLException {
    bind(parameter, value, Types.TIMESTAMP, SqlTypes.TIMESTAMP);
  }

  @Override
  public void setNull(int parameter, int jdbcType) throws SQLException {
    setObject(parameter, null, jdbcType);
  }

  @Override
  public void setNull(int parameter, int jdbcType, String typeName) throws SQLException {
    bind(parameter, null, jdbcType, Natives.typeOid(typeName));
  }

  @Override
  public void setObject(int parameter, Object value) throws SQLException {
    if (value == null) {
      throw new SQLException("Can't assign null unless the SQL type is known");
    }
    setObject(parameter, value, SqlTypes.jdbcTypeOf(value));
  }

  @Override
  public void setObject(int parameter, Object value, int jdbcType, int scale) throws SQLException {
    setObject(parameter, value, jdbcType);
  }

  @Override
  public void setObject(int parameter, Object value, int jdbcType) throws SQLException {
    if (value == null && jdbcType == Types.OTHER) {
      throw new SQLException("Can't assign null unless the SQL type is known");
    }
    int type = SqlTypes.ownTypeOf(value);
    if (type == SqlTypes.NONE) {
      type = SqlTypes.typeOf(jdbcType);
    }
    bind(parameter, Conversions.toParameter(value, type), jdbcType, type);
  }

  private void bind(int parameter, Object value, int jdbcType, int type) throws SQLException {
    if (parameter < 1 || parameter > types.length) {
      throw new SQLException("Illegal parameter index");
    }
    bindAt(parameter - 1, value, jdbcType, type);
  }

  private void bindAt(int i, Object value, int jdbcType, int type) throws SQLException {
    if (types[i] != type) {
      if (plan != null) {
        throw Unsupported.method(
            "another SQL type for a parameter of a statement that was executed before");
      }
      types[i] = type;
    }
    jdbcTypes[i] = jdbcType;
    values[i] = value;
  }

  @Override
  public String toString() {
    return sql;
  }
}
