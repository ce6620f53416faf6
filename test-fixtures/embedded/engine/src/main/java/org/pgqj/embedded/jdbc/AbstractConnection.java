package org.pgqj.embedded.jdbc;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.ShardingKey;
import java.sql.Statement;
import java.sql.Struct;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;

/** A connection on which everything is refused: the base of the one that is served. */
abstract class AbstractConnection implements Connection {

  @Override
  public void abort(Executor executor) throws SQLException {
    throw Unsupported.method("Connection.abort(Executor)");
  }

  @Override
  public void clearWarnings() throws SQLException {
    throw Unsupported.method("Connection.clearWarnings()");
  }

  @Override
  public void close() throws SQLException {
    throw Unsupported.method("Connection.close()");
  }

  @Override
  public void commit() throws SQLException {
    throw Unsupported.method("Connection.commit()");
  }

  @Override
  public Array createArrayOf(String text, Object[] values) throws SQLException {
    throw Unsupported.method("Connection.createArrayOf(String, Object[])");
  }

  @Override
  public Blob createBlob() throws SQLException {
    throw Unsupported.method("Connection.createBlob()");
  }

  @Override
  public Clob createClob() throws SQLException {
    throw Unsupported.method("Connection.createClob()");
  }

  @Override
  public NClob createNClob() throws SQLException {
    throw Unsupported.method("Connection.createNClob()");
  }

  @Override
  public SQLXML createSQLXML() throws SQLException {
    throw Unsupported.method("Connection.createSQLXML()");
  }

  @Override
  public Statement createStatement() throws SQLException {
    throw Unsupported.method("Connection.createStatement()");
  }

  @Override
  public Statement createStatement(int number, int number2, int number3) throws SQLException {
    throw Unsupported.method("Connection.createStatement(int, int, int)");
  }

  @Override
  public Statement createStatement(int number, int number2) throws SQLException {
    throw Unsupported.method("Connection.createStatement(int, int)");
  }

  @Override
  public Struct createStruct(String text, Object[] values) throws SQLException {
    throw Unsupported.method("Connection.createStruct(String, Object[])");
  }

  @Override
  public boolean getAutoCommit() throws SQLException {
    throw Unsupported.method("Connection.getAutoCommit()");
  }

  @Override
  public String getCatalog() throws SQLException {
    throw Unsupported.method("Connection.getCatalog()");
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    throw Unsupported.method("Connection.getClientInfo()");
  }

  @Override
  public String getClientInfo(String text) throws SQLException {
    throw Unsupported.method("Connection.getClientInfo(String)");
  }

  @Override
  public int getHoldability() throws SQLException {
    throw Unsupported.method("Connection.getHoldability()");
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    throw Unsupported.method("Connection.getMetaData()");
  }

  @Override
  public int getNetworkTimeout() throws SQLException {
    throw Unsupported.method("Connection.getNetworkTimeout()");
  }

  @Override
  public String getSchema() throws SQLException {
    throw Unsupported.method("Connection.getSchema()");
  }

  @Override
  public int getTransactionIsolation() throws SQLException {
    throw Unsupported.method("Connection.getTransactionIsolation()");
  }

  @Override
  public Map<String, Class<?>> getTypeMap() throws SQLException {
    throw Unsupported.method("Connection.getTypeMap()");
  }

  @Override
  public SQLWarning getWarnings() throws SQLException {
    throw Unsupported.method("Connection.getWarnings()");
  }

  @Override
  public boolean isClosed() throws SQLException {
    throw Unsupported.method("Connection.isClosed()");
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    throw Unsupported.method("Connection.isReadOnly()");
  }

  @Override
  public boolean isValid(int number) throws SQLException {
    throw Unsupported.method("Connection.isValid(int)");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    throw Unsupported.method("Connection.isWrapperFor(Class)");
  }

  @Override
  public String nativeSQL(String text) throws SQLException {
    throw Unsupported.method("Connection.nativeSQL(String)");
  }

  @Override
  public CallableStatement prepareCall(String text, int number, int number2, int number3)
      throws SQLException {
    throw Unsupported.method("Connection.prepareCall(String, int, int, int)");
  }

  @Override
  public CallableStatement prepareCall(String text, int number, int number2) throws SQLException {
    throw Unsupported.method("Connection.prepareCall(String, int, int)");
  }

  @Override
  public CallableStatement prepareCall(String text) throws SQLException {
    throw Unsupported.internal("Connection.prepareCall(String)");
  }

  @Override
  public PreparedStatement prepareStatement(String text, int[] values) throws SQLException {
    throw Unsupported.method("Connection.prepareStatement(String, int[])");
  }

  @Override
  public PreparedStatement prepareStatement(String text, String[] values) throws SQLException {
    throw Unsupported.method("Connection.prepareStatement(String, String[])");
  }

  @Override
  public PreparedStatement prepareStatement(String text, int number, int number2, int number3)
      throws SQLException {
    throw Unsupported.method("Connection.prepareStatement(String, int, int, int)");
  }

  @Override
  public PreparedStatement prepareStatement(String text, int number, int number2)
      throws SQLException {
    throw Unsupported.method("Connection.prepareStatement(String, int, int)");
  }

  @Override
  public PreparedStatement prepareStatement(String text, int number) throws SQLException {
    throw Unsupported.method("Connection.prepareStatement(String, int)");
  }

  @Override
  public PreparedStatement prepareStatement(String text) throws SQLException {
    throw Unsupported.method("Connection.prepareStatement(String)");
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    throw Unsupported.method("Connection.releaseSavepoint(Savepoint)");
  }

  @Override
  public void rollback() throws SQLException {
    throw Unsupported.method("Connection.rollback()");
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    throw Unsupported.method("Connection.rollback(Savepoint)");
  }

  @Override
  public void setAutoCommit(boolean flag) throws SQLException {
    throw Unsupported.method("Connection.setAutoCommit(boolean)");
  }

  @Override
  public void setCatalog(String text) throws SQLException {
    throw Unsupported.method("Connection.setCatalog(String)");
  }

  @Override
  public void setHoldability(int number) throws SQLException {
    throw Unsupported.method("Connection.setHoldability(int)");
  }

  @Override
  public void setNetworkTimeout(Executor executor, int number) throws SQLException {
    throw Unsupported.method("Connection.setNetworkTimeout(Executor, int)");
  }

  @Override
  public void setReadOnly(boolean flag) throws SQLException {
    throw Unsupported.method("Connection.setReadOnly(boolean)");
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    throw Unsupported.method("Connection.setSavepoint()");
  }

  @Override
  public Savepoint setSavepoint(String text) throws SQLException {
    throw Unsupported.method("Connection.setSavepoint(String)");
  }

  @Override
  public void setSchema(String text) throws SQLException {
    throw Unsupported.method("Connection.setSchema(String)");
  }

  @Override
  public void setShardingKey(ShardingKey shardingKey, ShardingKey shardingKey2)
      throws SQLException {
    throw Unsupported.method("Connection.setShardingKey(ShardingKey, ShardingKey)");
  }

  @Override
  public void setShardingKey(ShardingKey shardingKey) throws SQLException {
    throw Unsupported.method("Connection.setShardingKey(ShardingKey)");
  }

  @Override
  public boolean setShardingKeyIfValid(ShardingKey shardingKey, int number) throws SQLException {
    throw Unsupported.method("Connection.setShardingKeyIfValid(ShardingKey, int)");
  }

  @Override
  public boolean setShardingKeyIfValid(
      ShardingKey shardingKey, ShardingKey shardingKey2, int number) throws SQLException {
    throw Unsupported.method("Connection.setShardingKeyIfValid(ShardingKey, ShardingKey, int)");
  }

  @Override
  public void setTransactionIsolation(int number) throws SQLException {
    throw Unsupported.method("Connection.setTransactionIsolation(int)");
  }

  @Override
  public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
    throw Unsupported.method("Connection.setTypeMap(Map)");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw Unsupported.method("Connection.unwrap(Class)");
  }
}
