package org.pgqj.embedded.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.pgqj.embedded.text.SqlText;

/**
 * The backend's own connection. There is one, it is always open, and transactions are the caller's
 * business: only savepoints can be had.
 */
final class EngineConnection extends AbstractConnection {
  static final EngineConnection INSTANCE = new EngineConnection();

  private EngineConnection() {}

  @Override
  public Statement createStatement() {
    return new EngineStatement();
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    requireForwardReadOnly(type, concurrency);
    return createStatement();
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    requireNotHoldable(holdability);
    return createStatement(type, concurrency);
  }

  @Override
  public PreparedStatement prepareStatement(String sql) {
    return new EnginePreparedStatement(SqlText.of(sql));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    requireForwardReadOnly(type, concurrency);
    return prepareStatement(sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    requireNotHoldable(holdability);
    return prepareStatement(sql, type, concurrency);
  }

  @Override
  public String nativeSQL(String sql) {
    return SqlText.of(sql).sql();
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    return EngineSavepoint.set(null);
  }

  @Override
  public Savepoint setSavepoint(String name) throws SQLException {
    return EngineSavepoint.set(name);
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    own(savepoint).release();
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    own(savepoint).rollback();
  }

  /** Does nothing: the connection lives as long as the backend. */
  @Override
  public void close() {}

  @Override
  public boolean isClosed() {
    return false;
  }

  @Override
  public boolean isValid(int timeout) {
    return true;
  }

  @Override
  public boolean getAutoCommit() {
    return false;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public int getHoldability() {
    return ResultSet.CLOSE_CURSORS_AT_COMMIT;
  }

  /** Always READ COMMITTED, as PL/Java says, whatever the transaction's level is. */
  @Override
  public int getTransactionIsolation() {
    return Connection.TRANSACTION_READ_COMMITTED;
  }

  @Override
  public String getCatalog() throws SQLException {
    return oneString("SELECT pg_catalog.current_database()");
  }

  @Override
  public Map<String, Class<?>> getTypeMap() {
    return null;
  }

  @Override
  public DatabaseMetaData getMetaData() {
    return new DatabaseDescription(this);
  }

  @Override
  public void setClientInfo(String name, String value) throws SQLClientInfoException {
    throw new SQLClientInfoException("not supported by the embedded engine: client info", Map.of());
  }

  @Override
  public void setClientInfo(Properties properties) throws SQLClientInfoException {
    throw new SQLClientInfoException("not supported by the embedded engine: client info", Map.of());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Conversions.unwrapped(this, type);
  }

  /** The one value of a query that yields one. */
  String oneString(String sql) throws SQLException {
    try (Statement statement = createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static EngineSavepoint own(Savepoint savepoint) {
    if (savepoint instanceof EngineSavepoint) {
      return (EngineSavepoint) savepoint;
    }
    throw new IllegalArgumentException("not a savepoint of this connection");
  }

  private static void requireForwardReadOnly(int type, int concurrency) throws SQLException {
    if (type != ResultSet.TYPE_FORWARD_ONLY || concurrency != ResultSet.CONCUR_READ_ONLY) {
      throw Unsupported.internal("result sets that can be scrolled or updated");
    }
  }

  private static void requireNotHoldable(int holdability) throws SQLException {
    if (holdability != ResultSet.CLOSE_CURSORS_AT_COMMIT) {
      throw Unsupported.internal("result sets that outlive their transaction");
    }
  }
}
