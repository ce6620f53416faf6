package org.pgqj.client.ticker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.pgqj.client.daemon.Outage;
import org.pgqj.client.daemon.Stats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A round of maintenance: asks the database what is to be done, and does each in a transaction of
 * its own. What fails keeps nothing else from being done.
 */
final class Maintenance implements Chore.Work {

  private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

  private static final String OPERATIONS =
      "select func_name, func_arg from pgq.maint_operations() where func_name is not null";

  // For when PgQ in C stumbles over a queue's extra operations: rotation must go on.
  private static final String ROTATIONS =
      """
      select 'pgq.maint_rotate_tables_step1', queue_name from pgq.get_queue_info()
       union all
      select 'pgq.maint_rotate_tables_step2', null
      """;

  private final String database;
  private final BooleanSupplier stopping;
  private final Stats stats;
  private final Map<Operation, Outage> failing = new HashMap<>();

  Maintenance(String database, BooleanSupplier stopping, Stats stats) {
    this.database = database;
    this.stopping = stopping;
    this.stats = stats;
  }

  @Override
  public void run(Connection connection) throws SQLException {
    for (Operation operation : operations(connection)) {
      if (stopping.getAsBoolean()) {
        return;
      }
      attempt(connection, operation);
    }
    stats.add("maint", 1);
  }

  private List<Operation> operations(Connection connection) throws SQLException {
    Operation listing = new Operation("pgq.maint_operations", null);
    try {
      List<Operation> found = read(connection, OPERATIONS);
      succeeded(listing);
      return found;
    } catch (SQLException e) {
      failed(connection, listing, e);
      return read(connection, ROTATIONS);
    }
  }

  private static List<Operation> read(Connection connection, String sql) throws SQLException {
    List<Operation> operations = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        operations.add(new Operation(row.getString(1), row.getString(2)));
      }
    }
    return operations;
  }

  private void attempt(Connection connection, Operation operation) throws SQLException {
    try {
      if (operation.isVacuum()) {
        vacuum(connection, operation);
      } else {
        while (call(connection, operation) != 0 && !stopping.getAsBoolean()) {
          LOG.debug("[{}] {} once more", database, operation);
        }
      }
      succeeded(operation);
    } catch (SQLException e) {
      failed(connection, operation, e);
    }
  }

  private static void vacuum(Connection connection, Operation operation) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          operation.function().toLowerCase(Locale.ROOT)
              + " "
              + Identifiers.qualified(operation.argument()));
    }
  }

  private static int call(Connection connection, Operation operation) throws SQLException {
    String function = Identifiers.qualified(operation.function());
    boolean bare = operation.argument() == null;
    String sql = bare ? "select " + function + "()" : "select " + function + "(?::pg_catalog.text)";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      if (!bare) {
        select.setString(1, operation.argument());
      }
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? number(row.getString(1)) : 0;
      }
    }
  }

  /** Users' functions may return nothing, or anything; only a number says "once more". */
  private static int number(String result) {
    return result != null && result.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(result) : 0;
  }

  private void succeeded(Operation operation) {
    Outage outage = failing.remove(operation);
    if (outage != null) {
      outage.over();
    }
  }

  private void failed(Connection connection, Operation operation, SQLException e)
      throws SQLException {
    if (!connection.isValid(5)) {
      throw e;
    }
    failing
        .computeIfAbsent(
            operation, key -> new Outage(LOG, "[" + database + "] " + key, Duration.ofSeconds(1)))
        .failed(e);
  }

  /** A function or a statement on a table, with its argument, which may be null. */
  private record Operation(String function, String argument) {

    boolean isVacuum() {
      return function.equalsIgnoreCase("vacuum") || function.equalsIgnoreCase("vacuum analyze");
    }

    @Override
    public String toString() {
      return isVacuum()
          ? function + " " + argument
          : function + "(" + (argument == null ? "" : argument) + ")";
    }
  }
}
