package org.pgqj.client.admin;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.pgqj.client.connect.ConnectFailure;
import org.pgqj.client.connect.ConnectionSettings;
import org.pgqj.client.connect.Connector;
import org.pgqj.client.connect.Query;

/** One session of a command, in autocommit mode. */
public final class Database implements AutoCloseable {

  private static final String MANNERS = "set search_path = pg_catalog, pg_temp";

  private static final String FUNCTION =
      "select has_function_privilege(to_regprocedure(?), 'execute')";

  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens a session.
   *
   * @param command the command's name, for pg_stat_activity
   */
  public static Database open(ConnectionSettings settings, String command)
      throws ConnectFailure, SQLException {
    Connection connection = new Connector(settings.withApplicationName("pgqj " + command)).open();
    try (Statement statement = connection.createStatement()) {
      statement.execute(MANNERS);
      return new Database(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  public Connection connection() {
    return connection;
  }

  /** All rows, as PostgreSQL's own text. */
  public List<List<String>> rows(String sql, Object... arguments) throws SQLException {
    return Query.rows(connection, sql, arguments);
  }

  /** The only row, as PostgreSQL's own text. */
  public List<String> row(String sql, Object... arguments) throws SQLException {
    return rows(sql, arguments).get(0);
  }

  /** The only value as text, or null. */
  public String text(String sql, Object... arguments) throws SQLException {
    return row(sql, arguments).get(0);
  }

  /** The only value, which is a whole number. */
  public long number(String sql, Object... arguments) throws SQLException {
    return Long.parseLong(text(sql, arguments));
  }

  /** Whether there is a function, such as {@code pgq.rotation_info()}, that this role may call. */
  public boolean mayCall(String signature) throws SQLException {
    return "t".equals(text(FUNCTION, signature));
  }

  /** Several statements, of which all count or none. */
  public void atomically(Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      work.run();
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** What is done in a transaction. */
  @FunctionalInterface
  public interface Work {
    void run() throws SQLException;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
