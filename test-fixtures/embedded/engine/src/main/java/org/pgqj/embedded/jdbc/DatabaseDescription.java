package org.pgqj.embedded.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What is known of the database: product, version, driver, columns of tables. */
final class DatabaseDescription extends AbstractDatabaseMetaData {
  private final EngineConnection connection;

  DatabaseDescription(EngineConnection connection) {
    this.connection = connection;
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public String getDatabaseProductName() {
    return "PostgreSQL";
  }

  @Override
  public String getDatabaseProductVersion() throws SQLException {
    return getDatabaseMajorVersion() + "." + getDatabaseMinorVersion() + ".0";
  }

  @Override
  public int getDatabaseMajorVersion() throws SQLException {
    return versionNumber() / 10000;
  }

  @Override
  public int getDatabaseMinorVersion() throws SQLException {
    return versionNumber() % 10000;
  }

  @Override
  public String getDriverName() {
    return "PgQ/J embedded engine";
  }

  @Override
  public String getDriverVersion() {
    return getDriverMajorVersion() + "." + getDriverMinorVersion();
  }

  @Override
  public int getDriverMajorVersion() {
    return 1;
  }

  @Override
  public int getDriverMinorVersion() {
    return 0;
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Conversions.unwrapped(this, type);
  }

  /** Patterns are those of LIKE; null means any. Relations of all kinds are found. */
  @Override
  public ResultSet getColumns(String catalog, String schema, String table, String column)
      throws SQLException {
    return CatalogueQueries.columns(connection, schema, table, column);
  }

  /** Names are exact; a null schema means any. */
  @Override
  public ResultSet getPrimaryKeys(String catalog, String schema, String table) throws SQLException {
    return CatalogueQueries.primaryKeys(connection, schema, table);
  }

  private int versionNumber() throws SQLException {
    return Integer.parseInt(
        connection.oneString("SELECT pg_catalog.current_setting('server_version_num')"));
  }
}
