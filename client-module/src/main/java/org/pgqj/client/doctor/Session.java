package org.pgqj.client.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.pgqj.client.connect.ConnectFailure;
import org.pgqj.client.connect.ConnectionSettings;
import org.pgqj.client.connect.Connector;
import org.pgqj.client.connect.Query;

/** A session that only reads, and that does not wait for ever. */
public final class Session implements AutoCloseable {

  /** Java in the server looks at the statement timeout now and then only. */
  private static final Duration STALL = Duration.ofSeconds(30);

  private static final String MANNERS =
      """
      set default_transaction_read_only = on;
      set statement_timeout = '15s';
      set lock_timeout = '5s';
      set client_min_messages = error;
      set search_path = pg_catalog, pg_temp
      """;

  private final Connection connection;

  private Session(Connection connection) {
    this.connection = connection;
  }

  static Session open(ConnectionSettings settings) throws ConnectFailure, SQLException {
    Connection connection =
        new Connector(settings.withApplicationName("pgqj doctor"), STALL).open();
    try (Statement statement = connection.createStatement()) {
      statement.execute(MANNERS);
      return new Session(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** The only value of the only row as text, or null. */
  public String text(String sql, Object... arguments) throws SQLException {
    return row(sql, arguments).get(0);
  }

  public boolean bool(String sql, Object... arguments) throws SQLException {
    return "t".equals(text(sql, arguments));
  }

  /** The only row, as text. */
  public List<String> row(String sql, Object... arguments) throws SQLException {
    return rows(sql, arguments).get(0);
  }

  /** All rows, as PostgreSQL's own text. */
  public List<List<String>> rows(String sql, Object... arguments) throws SQLException {
    return Query.rows(connection, sql, arguments);
  }

  /** A setting's value, or null when it has none or is not known. */
  public String setting(String name) throws SQLException {
    String value = text("select current_setting(?, true)", name);
    return value == null || value.isEmpty() ? null : value;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
