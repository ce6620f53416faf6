package org.pgqj.client.admin;

import java.sql.SQLException;
import java.util.Map;
import org.postgresql.util.PSQLException;

/** A database's error as one line: its text, its SQLSTATE and what to do. */
final class Advice {

  private static final String RAISED = "P0001";

  /** By SQLSTATE, for errors that PostgreSQL itself raises. */
  private static final Map<String, String> BY_STATE =
      Map.of(
          "42501", "connect as a member of pgq_admin (to look on: of pgq_reader)",
          "3F000", "is PgQ in this database? see pgqj doctor",
          "42P01", "is PgQ in this database? see pgqj doctor",
          "42883", "this database has no PgQ with that function: see pgqj doctor",
          "22P02", "write the value as PostgreSQL does, such as 500, true or '3 seconds'",
          "22007", "write the value as PostgreSQL does, such as '3 seconds'",
          "55P03", "somebody holds a lock on it: try again",
          "57014", "it took too long: try again",
          "2BP01", "drop what depends on it first");

  /** By what PgQ says; it has one SQLSTATE for all its errors. */
  private static final Map<String, String> BY_TEXT =
      Map.of(
          "No such event queue", "pgqj status lists the queues",
          "no such queue", "pgqj status lists the queues",
          "Event queue not created yet", "create it with pgqj create",
          "consumers still attached", "unregister them, or use --force",
          "dead letters exist", "see pgqj dead-letter, or use --force",
          "cannot change parameter", "pgqj config QUEUE shows what can be set",
          "No ticks for this queue", "run a ticker: see pgqj ticker",
          "tick not found", "give a tick that is still there",
          "consumer not registered", "register it with pgqj register");

  private Advice() {}

  static String on(SQLException e) {
    String text = textOf(e);
    String state = String.valueOf(e.getSQLState());
    String advice = advice(state, text);
    return text + " (SQLSTATE " + state + ")" + (advice == null ? "" : ": " + advice);
  }

  private static String advice(String state, String text) {
    if (!state.equals(RAISED)) {
      return BY_STATE.get(state);
    }
    return BY_TEXT.entrySet().stream()
        .filter(entry -> text.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static String textOf(SQLException e) {
    String message =
        e instanceof PSQLException p && p.getServerErrorMessage() != null
            ? p.getServerErrorMessage().getMessage()
            : e.getMessage();
    return String.valueOf(message).lines().findFirst().orElse("");
  }
}
