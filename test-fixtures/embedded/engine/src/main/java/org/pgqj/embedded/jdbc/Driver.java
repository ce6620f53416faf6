package org.pgqj.embedded.jdbc;

import java.sql.Connection;
import java.sql.DriverPropertyInfo;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;

/** Gives out the one connection of the backend, under {@code jdbc:default:connection}. */
public final class Driver implements java.sql.Driver {
  private static final String URL = "jdbc:default:connection";
  private static final DriverPropertyInfo[] NO_PROPERTIES = {};

  /** Called from C, which makes it known to {@link java.sql.DriverManager}. */
  public Driver() {}

  @Override
  public Connection connect(String url, Properties info) {
    return acceptsURL(url) ? EngineConnection.INSTANCE : null;
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(URL) && (url.length() == URL.length() || url.charAt(URL.length()) == ':');
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return NO_PROPERTIES;
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw Unsupported.method("Driver.getParentLogger()");
  }
}
