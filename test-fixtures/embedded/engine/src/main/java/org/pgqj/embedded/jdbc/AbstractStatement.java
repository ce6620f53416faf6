package org.pgqj.embedded.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/** A statement on which everything is refused: the base of those that are served. */
abstract class AbstractStatement implements Statement {

  @Override
  public void addBatch(String text) throws SQLException {
    throw Unsupported.method("Statement.addBatch(String)");
  }

  @Override
  public void cancel() throws SQLException {
    throw Unsupported.method("Statement.cancel()");
  }

  @Override
  public void clearBatch() throws SQLException {
    throw Unsupported.method("Statement.clearBatch()");
  }

  @Override
  public void clearWarnings() throws SQLException {
    throw Unsupported.method("Statement.clearWarnings()");
  }

  @Override
  public void close() throws SQLException {
    throw Unsupported.method("Statement.close()");
  }

  @Override
  public void closeOnCompletion() throws SQLException {
    throw Unsupported.method("Statement.closeOnCompletion()");
  }

  @Override
  public boolean execute(String text, int[] values) throws SQLException {
    throw Unsupported.method("Statement.execute(String, int[])");
  }

  @Override
  public boolean execute(String text, String[] values) throws SQLException {
    throw Unsupported.method("Statement.execute(String, String[])");
  }

  @Override
  public boolean execute(String text, int number) throws SQLException {
    throw Unsupported.method("Statement.execute(String, int)");
  }

  @Override
  public boolean execute(String text) throws SQLException {
    throw Unsupported.method("Statement.execute(String)");
  }

  @Override
  public int[] executeBatch() throws SQLException {
    throw Unsupported.method("Statement.executeBatch()");
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    throw Unsupported.method("Statement.executeLargeBatch()");
  }

  @Override
  public long executeLargeUpdate(String text, int[] values) throws SQLException {
    throw Unsupported.method("Statement.executeLargeUpdate(String, int[])");
  }

  @Override
  public long executeLargeUpdate(String text, String[] values) throws SQLException {
    throw Unsupported.method("Statement.executeLargeUpdate(String, String[])");
  }

  @Override
  public long executeLargeUpdate(String text, int number) throws SQLException {
    throw Unsupported.method("Statement.executeLargeUpdate(String, int)");
  }

  @Override
  public long executeLargeUpdate(String text) throws SQLException {
    throw Unsupported.method("Statement.executeLargeUpdate(String)");
  }

  @Override
  public ResultSet executeQuery(String text) throws SQLException {
    throw Unsupported.method("Statement.executeQuery(String)");
  }

  @Override
  public int executeUpdate(String text, int[] values) throws SQLException {
    throw Unsupported.method("Statement.executeUpdate(String, int[])");
  }

  @Override
  public int executeUpdate(String text, String[] values) throws SQLException {
    throw Unsupported.method("Statement.executeUpdate(String, String[])");
  }

  @Override
  public int executeUpdate(String text, int number) throws SQLException {
    throw Unsupported.method("Statement.executeUpdate(String, int)");
  }

  @Override
  public int executeUpdate(String text) throws SQLException {
    throw Unsupported.method("Statement.executeUpdate(String)");
  }

  @Override
  public Connection getConnection() throws SQLException {
    throw Unsupported.method("Statement.getConnection()");
  }

  @Override
  public int getFetchDirection() throws SQLException {
    throw Unsupported.method("Statement.getFetchDirection()");
  }

  @Override
  public int getFetchSize() throws SQLException {
    throw Unsupported.method("Statement.getFetchSize()");
  }

  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    throw Unsupported.internal("Statement.getGeneratedKeys()");
  }

  @Override
  public long getLargeMaxRows() throws SQLException {
    throw Unsupported.method("Statement.getLargeMaxRows()");
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    throw Unsupported.method("Statement.getLargeUpdateCount()");
  }

  @Override
  public int getMaxFieldSize() throws SQLException {
    throw Unsupported.method("Statement.getMaxFieldSize()");
  }

  @Override
  public int getMaxRows() throws SQLException {
    throw Unsupported.method("Statement.getMaxRows()");
  }

  @Override
  public boolean getMoreResults() throws SQLException {
    throw Unsupported.method("Statement.getMoreResults()");
  }

  @Override
  public boolean getMoreResults(int number) throws SQLException {
    throw Unsupported.method("Statement.getMoreResults(int)");
  }

  @Override
  public int getQueryTimeout() throws SQLException {
    throw Unsupported.method("Statement.getQueryTimeout()");
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    throw Unsupported.method("Statement.getResultSet()");
  }

  @Override
  public int getResultSetConcurrency() throws SQLException {
    throw Unsupported.method("Statement.getResultSetConcurrency()");
  }

  @Override
  public int getResultSetHoldability() throws SQLException {
    throw Unsupported.method("Statement.getResultSetHoldability()");
  }

  @Override
  public int getResultSetType() throws SQLException {
    throw Unsupported.method("Statement.getResultSetType()");
  }

  @Override
  public int getUpdateCount() throws SQLException {
    throw Unsupported.method("Statement.getUpdateCount()");
  }

  @Override
  public SQLWarning getWarnings() throws SQLException {
    throw Unsupported.method("Statement.getWarnings()");
  }

  @Override
  public boolean isCloseOnCompletion() throws SQLException {
    throw Unsupported.method("Statement.isCloseOnCompletion()");
  }

  @Override
  public boolean isClosed() throws SQLException {
    throw Unsupported.method("Statement.isClosed()");
  }

  @Override
  public boolean isPoolable() throws SQLException {
    throw Unsupported.method("Statement.isPoolable()");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    throw Unsupported.method("Statement.isWrapperFor(Class)");
  }

  @Override
  public void setCursorName(String text) throws SQLException {
    throw Unsupported.method("Statement.setCursorName(String)");
  }

  @Override
  public void setEscapeProcessing(boolean flag) throws SQLException {
    throw Unsupported.method("Statement.setEscapeProcessing(boolean)");
  }

  @Override
  public void setFetchDirection(int number) throws SQLException {
    throw Unsupported.method("Statement.setFetchDirection(int)");
  }

  @Override
  public void setFetchSize(int number) throws SQLException {
    throw Unsupported.method("Statement.setFetchSize(int)");
  }

  @Override
  public void setLargeMaxRows(long number) throws SQLException {
    throw Unsupported.method("Statement.setLargeMaxRows(long)");
  }

  @Override
  public void setMaxFieldSize(int number) throws SQLException {
    throw Unsupported.method("Statement.setMaxFieldSize(int)");
  }

  @Override
  public void setMaxRows(int number) throws SQLException {
    throw Unsupported.method("Statement.setMaxRows(int)");
  }

  @Override
  public void setPoolable(boolean flag) throws SQLException {
    throw Unsupported.method("Statement.setPoolable(boolean)");
  }

  @Override
  public void setQueryTimeout(int number) throws SQLException {
    throw Unsupported.method("Statement.setQueryTimeout(int)");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw Unsupported.method("Statement.unwrap(Class)");
  }
}
