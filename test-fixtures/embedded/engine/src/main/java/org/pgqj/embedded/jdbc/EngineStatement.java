package org.pgqj.embedded.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.pgqj.embedded.text.SqlText;

/**
 * A statement without parameters.
 *
 * <p>What yields rows is not run by {@code execute}, nor by {@code executeUpdate}, but by the first
 * {@code next()} of its result set.
 */
class EngineStatement extends AbstractStatement {
  static final int DEFAULT_FETCH_SIZE = 1000;
  private static final int[] NO_TYPES = {};
  private static final Object[] NO_VALUES = {};

  private int fetchSize = DEFAULT_FETCH_SIZE;
  private int maxRows;
  private long updateCount;
  private PortalResultSet resultSet;

  EngineStatement() {}

  @Override
  public boolean execute(String sql) throws SQLException {
    closeResultSet();
    Plans.Lease lease = Plans.lease(this, SqlText.of(sql).sql(), NO_TYPES);
    try {
      return run(lease.plan(), NO_VALUES, null);
    } finally {
      lease.end();
    }
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    execute(sql);
    return getResultSet();
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    execute(sql);
    return getUpdateCount();
  }

  /** Executes a plan, or opens its rows and returns true. */
  final boolean run(Plan plan, Object[] values, String cursorName) throws SQLException {
    updateCount = -1;
    resultSet = null;
    if (plan.returnsRows()) {
      resultSet = new PortalResultSet(this, plan.open(values, cursorName), fetchSize, maxRows);
      return true;
    }
    updateCount = plan.execute(values);
    return false;
  }

  @Override
  public ResultSet getResultSet() {
    return resultSet;
  }

  /** Told by a result set that it was closed. */
  final void resultSetClosed(PortalResultSet closed) {
    if (resultSet == closed) {
      resultSet = null;
    }
  }

  /** Rows changed by the last execution, 0 for DDL, -1 if it yields rows. */
  @Override
  public int getUpdateCount() {
    return Math.toIntExact(updateCount);
  }

  @Override
  public long getLargeUpdateCount() {
    return updateCount;
  }

  @Override
  public boolean getMoreResults() {
    return false;
  }

  @Override
  public boolean getMoreResults(int current) {
    return false;
  }

  @Override
  public void close() throws SQLException {
    closeResultSet();
    updateCount = -1;
  }

  @Override
  public Connection getConnection() {
    return EngineConnection.INSTANCE;
  }

  /** Accepted and ignored, as PL/Java does here: the portal gets no name. */
  @Override
  public void setCursorName(String name) {}

  @Override
  public int getFetchSize() {
    return fetchSize;
  }

  @Override
  public void setFetchSize(int rows) {
    fetchSize = rows;
  }

  @Override
  public int getFetchDirection() {
    return ResultSet.FETCH_FORWARD;
  }

  @Override
  public void setFetchDirection(int direction) throws SQLException {
    if (direction != ResultSet.FETCH_FORWARD) {
      throw Unsupported.method("Statement.setFetchDirection(int), other than forward");
    }
  }

  @Override
  public int getMaxRows() {
    return maxRows;
  }

  @Override
  public void setMaxRows(int rows) {
    maxRows = rows;
  }

  @Override
  public int getMaxFieldSize() {
    return Integer.MAX_VALUE;
  }

  @Override
  public int getQueryTimeout() {
    return 0;
  }

  @Override
  public int getResultSetConcurrency() {
    return ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public int getResultSetType() {
    return ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public SQLWarning getWarnings() {
    return null;
  }

  @Override
  public void clearWarnings() {}

  @Override
  public boolean isCloseOnCompletion() {
    return false;
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Conversions.unwrapped(this, type);
  }

  /** How a batch entry's row count is reported. */
  static int batchCount(long count) {
    return count < 0 || count > Integer.MAX_VALUE ? Statement.SUCCESS_NO_INFO : (int) count;
  }

  private void closeResultSet() throws SQLException {
    if (resultSet != null) {
      resultSet.close();
    }
  }
}
