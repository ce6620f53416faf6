package org.pgqj.conformance.engine.probe;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.postgresql.pljava.TriggerData;

/** JDBC savepoints. */
public final class SavepointProbe {

  private SavepointProbe() {}

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:default:connection");
  }

  private static void execute(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.execute(sql);
    }
  }

  /** Executes a statement; if it fails, undoes it and says its SQLSTATE. */
  public static String attempt(String sql) throws SQLException {
    Savepoint savepoint = connection().setSavepoint();
    try {
      execute(sql);
      connection().releaseSavepoint(savepoint);
      return "done";
    } catch (SQLException e) {
      connection().rollback(savepoint);
      connection().releaseSavepoint(savepoint);
      return e.getSQLState();
    }
  }

  /** Two statements in two savepoints, the inner released, the outer undone. */
  public static void undoBoth(String outer, String inner) throws SQLException {
    Savepoint first = connection().setSavepoint("first");
    execute(outer);
    Savepoint second = connection().setSavepoint("second");
    execute(inner);
    connection().releaseSavepoint(second);
    connection().rollback(first);
    connection().releaseSavepoint(first);
  }

  /** Executes a statement in a savepoint that nobody ends. */
  public static void leaveOpen(String sql) throws SQLException {
    connection().setSavepoint("left");
    execute(sql);
  }

  public static String name() throws SQLException {
    Savepoint savepoint = connection().setSavepoint("its_name");
    String name = savepoint.getSavepointName();
    connection().releaseSavepoint(savepoint);
    return name;
  }

  /** A row trigger that tries an insert which fails. */
  public static void trigger(TriggerData trigger) throws SQLException {
    attempt("insert into attempts values ('x'), ('x')");
    attempt("insert into attempts values ('" + trigger.getNew().getInt(1) + "')");
  }
}
