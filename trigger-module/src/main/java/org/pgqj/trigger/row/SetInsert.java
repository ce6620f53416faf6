package org.pgqj.trigger.row;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pgqj.backend.Prepared;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.set.SetStatement;
import org.pgqj.trigger.set.TransitionTables;
import org.pgqj.trigger.shape.Column;
import org.pgqj.trigger.shape.Surroundings;

/**
 * Inserts the events of a statement by one statement, with the rights of the user.
 *
 * <p>The first time a trigger fires, and when something has changed, that is a new {@link
 * DirectSet}. Where one is of no use, the statement's text has everything in it that it depends on,
 * so a prepared one is found by its text, and PostgreSQL itself plans it anew when the table
 * changes. {@value #MAX_STATEMENTS} are kept.
 */
final class SetInsert {

  private static final int MAX_STATEMENTS = 200;

  private static final Map<String, StatementPool> STATEMENTS = new HashMap<>();

  private static final Map<String, Prepared> SETTINGS = new HashMap<>();

  private SetInsert() {}

  /**
   * Inserts the events.
   *
   * @return false when nothing was inserted since that is not possible or not right here: the user
   *     lacks rights, {@code insert_event} is not ours, the queue has a limit, is disabled or not
   *     there, expressions are to be evaluated, or the snapshot is fixed and the queue may have
   *     rotated since
   */
  static boolean insert(
      DirectSets.Key key, Plan plan, TransitionTables tables, Surroundings surroundings)
      throws SQLException {
    if (surroundings.isSnapshotFixed() || !plan.canInsertDirectly()) {
      return false;
    }
    // The rows that are there gave the transaction its id before this reads the queue's row, so it
    // comes before step 2 of any rotation that it does not see.
    Gate gate = Gate.of(plan);
    if (gate == null) {
      return false;
    }
    boolean isoDates = surroundings.printing().isoDates();
    if (gate.isOfUse() && DirectSets.isWanted(key)) {
      DirectSet set =
          new DirectSet(
              gate, sql(plan, tables, gate, isoDates, gate.condition()), settings(plan, isoDates));
      if (set.insertFirst()) {
        DirectSets.keep(key, set);
      } else {
        set.close();
      }
      return true;
    }
    StatementPool pool = pool(sql(plan, tables, gate, isoDates, "true"));
    gate.close();
    PreparedStatement statement = pool.take();
    try {
      if (statement.executeUpdate() > 0) {
        DirectSets.forget(key);
      }
    } finally {
      pool.giveBack(statement);
    }
    return true;
  }

  /** Statements of many triggers share the two that there are. */
  private static Prepared settings(Plan plan, boolean isoDates) {
    String condition = SetStatement.condition(plan.capture(), plan.encoding(), isoDates);
    return condition == null
        ? null
        : SETTINGS.computeIfAbsent(
            condition,
            known -> new Prepared("select case when " + known + " then 1::pg_catalog.int8 end"));
  }

  private static String sql(
      Plan plan, TransitionTables tables, Gate gate, boolean isoDates, String condition)
      throws SQLException {
    return SetStatement.insert(
        plan.capture(),
        plan.encoding(),
        plan.operation(),
        plan.type(),
        gate.eventTable(),
        tables,
        byOperator(plan),
        isoDates,
        condition);
  }

  private static boolean[] byOperator(Plan plan) throws SQLException {
    List<Column> columns = plan.capture().shape().columns();
    boolean[] byOperator = new boolean[columns.size()];
    for (int i = 0; i < byOperator.length && plan.operation() == Operation.UPDATE; i++) {
      byOperator[i] = Equality.hasOperator(columns.get(i).type());
    }
    return byOperator;
  }

  private static StatementPool pool(String sql) throws SQLException {
    StatementPool pool = STATEMENTS.get(sql);
    if (pool == null) {
      if (STATEMENTS.size() >= MAX_STATEMENTS) {
        forgetAll();
      }
      pool = new StatementPool(sql);
      STATEMENTS.put(sql, pool);
    }
    return pool;
  }

  private static void forgetAll() throws SQLException {
    for (StatementPool pool : STATEMENTS.values()) {
      pool.close();
    }
    STATEMENTS.clear();
  }
}
