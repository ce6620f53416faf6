package org.pgqj.embedded.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** What is known of the database: product, version, driver. */
final class ProductMetaData extends AbstractDatabaseMetaData {
  private final EngineConnection connection;

  ProductMetaData(EngineConnection connection) {
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

  private int versionNumber() throws SQLException {
    return Integer.parseInt(
        connection.oneString("SELECT pg_catalog.current_setting('server_version_num')"));
  }
}
