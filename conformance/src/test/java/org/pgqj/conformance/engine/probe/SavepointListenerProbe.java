package org.pgqj.conformance.engine.probe;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.postgresql.pljava.SavepointListener;
import org.postgresql.pljava.Session;
import org.postgresql.pljava.SessionManager;

/** A listener to savepoints that writes down what it hears. */
public final class SavepointListenerProbe {

  private static final StringBuilder HEARD = new StringBuilder();
  private static SavepointListener listener;

  private SavepointListenerProbe() {}

  /**
   * From now on, every subtransaction is heard.
   *
   * @param objection the event at which the listener throws P0009, or another word for none
   * @param looking whether it tries a query each time
   */
  public static void listen(String objection, boolean looking) throws SQLException {
    ignore();
    listener = new Ears(objection, looking);
    SessionManager.current().addSavepointListener(listener);
  }

  /** Hears no more. */
  public static void ignore() throws SQLException {
    if (listener != null) {
      SessionManager.current().removeSavepointListener(listener);
      listener = null;
    }
  }

  /** What was heard since the last time. */
  public static String heard() {
    String heard = HEARD.toString();
    HEARD.setLength(0);
    return heard;
  }

  /** Sets a savepoint in another; the inner one is undone or not; returns what was heard of it. */
  public static String nested(boolean undone) throws SQLException {
    Connection c = DriverManager.getConnection("jdbc:default:connection");
    Savepoint outer = c.setSavepoint("outer");
    Savepoint inner = c.setSavepoint("inner");
    if (undone) {
      c.rollback(inner);
    }
    c.releaseSavepoint(inner);
    c.releaseSavepoint(outer);
    return heard();
  }

  /** Sets a savepoint to which the listener objects, in another one that is then rolled back. */
  public static String objected() throws SQLException {
    Connection c = DriverManager.getConnection("jdbc:default:connection");
    ignore();
    Savepoint outer = c.setSavepoint("outer");
    listen("start", false);
    String state = "none";
    try {
      c.setSavepoint("inner");
    } catch (SQLException e) {
      state = e.getSQLState();
    }
    ignore();
    c.rollback(outer);
    c.releaseSavepoint(outer);
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("select 'alive'")) {
      rows.next();
      return state + " " + rows.getString(1) + " " + heard();
    }
  }

  private static final class Ears implements SavepointListener {
    private final String objection;
    private final boolean looking;

    Ears(String objection, boolean looking) {
      this.objection = objection;
      this.looking = looking;
    }

    @Override
    public void onStart(Session session, Savepoint savepoint, Savepoint parent)
        throws SQLException {
      hear("start", savepoint, parent);
    }

    @Override
    public void onPreCommit(Session session, Savepoint savepoint, Savepoint parent)
        throws SQLException {
      hear("before", savepoint, parent);
    }

    @Override
    public void onCommit(Session session, Savepoint savepoint, Savepoint parent)
        throws SQLException {
      hear("commit", savepoint, parent);
    }

    @Override
    public void onAbort(Session session, Savepoint savepoint, Savepoint parent)
        throws SQLException {
      hear("abort", savepoint, parent);
    }

    private void hear(String event, Savepoint savepoint, Savepoint parent) throws SQLException {
      HEARD.append(event).append('(').append(name(savepoint)).append(' ').append(name(parent));
      HEARD.append(looking ? database() : "").append(") ");
      if (event.equals(objection)) {
        throw new SQLException("objection", "P0009");
      }
    }

    private static String name(Savepoint savepoint) throws SQLException {
      return savepoint == null ? "-" : savepoint.getSavepointName();
    }

    private static String database() {
      try (Statement s = DriverManager.getConnection("jdbc:default:connection").createStatement();
          ResultSet rows = s.executeQuery("select 1")) {
        rows.next();
        return " open";
      } catch (SQLException e) {
        return " closed";
      }
    }
  }
}
