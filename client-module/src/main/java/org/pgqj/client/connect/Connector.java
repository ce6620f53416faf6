package org.pgqj.client.connect;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Opens connections. As in libpq, the servers are tried in turn; a server that answers with a
 * refusal (a wrong password, a missing database) ends the search, unless it is only starting or
 * stopping, or is of the wrong kind.
 */
public final class Connector {

  private static final String CANNOT_CONNECT_NOW = "57P03";
  private static final String NO_CONNECTION = "08001";

  private static final String KIND_OF_SESSION =
      """
      select pg_catalog.pg_is_in_recovery(),
             pg_catalog.current_setting('default_transaction_read_only') = 'on'
      """;

  private final ConnectionSettings settings;
  private final Duration stallTimeout;
  private final Driver driver = new Driver();

  public Connector(ConnectionSettings settings) {
    this(settings, Duration.ZERO);
  }

  /**
   * @param stallTimeout a server that says nothing for so long when an answer is due is taken for
   *     gone, so no statement may take longer; whole seconds, rounded up; zero for never
   */
  public Connector(ConnectionSettings settings, Duration stallTimeout) {
    this.settings = settings;
    this.stallTimeout = stallTimeout;
  }

  public ConnectionSettings settings() {
    return settings;
  }

  /** A new session, in autocommit mode. */
  public Connection open() throws ConnectFailure {
    SessionKind kind = settings.sessionKind();
    try {
      return openAny(kind);
    } catch (ConnectFailure e) {
      if (kind != SessionKind.PREFER_STANDBY) {
        throw e;
      }
      return openAny(SessionKind.ANY);
    }
  }

  private Connection openAny(SessionKind kind) throws ConnectFailure {
    List<String> complaints = new ArrayList<>();
    SQLException last = null;
    for (ServerAddress address : settings.hosts()) {
      try {
        return openOne(address, kind);
      } catch (SQLException e) {
        complaints.add("connection to server " + address + " failed: " + reason(e));
        last = e;
        if (isRefusal(e)) {
          break;
        }
      }
    }
    String state = last == null || last.getSQLState() == null ? NO_CONNECTION : last.getSQLState();
    throw new ConnectFailure(String.join("; ", complaints), state, last);
  }

  private Connection openOne(ServerAddress address, SessionKind kind) throws SQLException {
    Properties properties = JdbcProperties.of(settings, address);
    long stall = stallTimeout.plusNanos(999_999_999).toSeconds();
    properties.setProperty("socketTimeout", Long.toString(stall));
    Connection connection = driver.connect(JdbcProperties.url(settings, address), properties);
    try {
      check(connection, kind);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void check(Connection connection, SessionKind kind) throws SQLException {
    if (kind == SessionKind.ANY) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(KIND_OF_SESSION)) {
      row.next();
      if (!kind.accepts(row.getBoolean(1), row.getBoolean(2))) {
        throw new SQLException(kind.complaint(), NO_CONNECTION);
      }
    }
  }

  private static boolean isRefusal(SQLException e) {
    return serverMessage(e) != null && !CANNOT_CONNECT_NOW.equals(e.getSQLState());
  }

  private static ServerErrorMessage serverMessage(SQLException e) {
    return e instanceof PSQLException p ? p.getServerErrorMessage() : null;
  }

  /** What went wrong, on one line. */
  private static String reason(SQLException e) {
    ServerErrorMessage server = serverMessage(e);
    if (server != null) {
      return server.getSeverity() + ": " + server.getMessage();
    }
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return reason(io);
      }
    }
    String message = String.valueOf(e.getMessage());
    if (message.contains("but no password was provided")
        || message.contains("the password is an empty string")) {
      return "no password supplied";
    }
    return message.lines().findFirst().orElse(message);
  }

  private static String reason(IOException e) {
    if (e instanceof UnknownHostException) {
      return "could not translate host name \"" + e.getMessage() + "\" to address";
    }
    if (e instanceof SocketTimeoutException) {
      return "timeout expired";
    }
    if (e instanceof NoRouteToHostException) {
      return "no route to host";
    }
    if (e instanceof ConnectException) {
      return "connection refused: is the server running there and accepting connections?";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
