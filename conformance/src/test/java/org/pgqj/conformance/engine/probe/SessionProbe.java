package org.pgqj.conformance.engine.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.pljava.Session;
import org.postgresql.pljava.SessionManager;
import org.postgresql.pljava.TransactionListener;

/** The session, its listeners and its log. */
public final class SessionProbe {

  private static final StringBuilder HEARD = new StringBuilder();
  private static TransactionListener listener;

  private SessionProbe() {}

  /** The effective user, and the one outside every SECURITY DEFINER function. */
  public static String users() throws SQLException {
    Session session = SessionManager.current();
    return session.getUserName() + " " + session.getOuterUserName();
  }

  /** Executes a statement as the outer user. */
  public static void asOuterUser(String sql) throws SQLException {
    Connection c = DriverManager.getConnection("jdbc:default:connection");
    SessionManager.current().executeAsOuterUser(c, sql);
  }

  /** From now on, every end of a transaction is heard; this word in a commit stops it. */
  public static void listen(boolean objecting) throws SQLException {
    ignore();
    listener = new Ears(objecting);
    SessionManager.current().addTransactionListener(listener);
  }

  /** Hears no more. */
  public static void ignore() throws SQLException {
    if (listener != null) {
      SessionManager.current().removeTransactionListener(listener);
      listener = null;
    }
  }

  /** What was heard since the last time. */
  public static String heard() {
    String heard = HEARD.toString();
    HEARD.setLength(0);
    return heard;
  }

  private static final class Ears implements TransactionListener {
    private final boolean objecting;

    Ears(boolean objecting) {
      this.objecting = objecting;
    }

    @Override
    public void onPreCommit(Session session) throws SQLException {
      HEARD.append("before-commit ").append(database()).append(' ');
      if (objecting) {
        throw new SQLException("objection", "P0009");
      }
    }

    @Override
    public void onCommit(Session session) {
      HEARD.append("commit ");
    }

    @Override
    public void onAbort(Session session) {
      HEARD.append("abort ");
    }

    /** Whether a statement can be run here. */
    private static String database() {
      try (Statement s = DriverManager.getConnection("jdbc:default:connection").createStatement();
          ResultSet rows = s.executeQuery("select 1")) {
        rows.next();
        return "(open)";
      } catch (SQLException e) {
        return "(closed)";
      }
    }
  }

  /** Writes to the log with the level of this name. */
  public static void log(String level, String message) {
    Logger.getLogger("probe").log(Level.parse(level), message);
  }

  /** The text of a resource of the jar, by the loader of this class and that of the thread. */
  public static String resource(String name) throws IOException {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    try (var mine = SessionProbe.class.getResourceAsStream('/' + name);
        var its = context.getResourceAsStream(name)) {
      return new String(mine.readAllBytes(), StandardCharsets.UTF_8)
          + new String(its.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
