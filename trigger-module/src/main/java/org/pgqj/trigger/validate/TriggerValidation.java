package org.pgqj.trigger.validate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Quote;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.capture.ColumnKinds;
import org.pgqj.trigger.capture.Expression;
import org.pgqj.trigger.options.NameList;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.options.OptionParser;
import org.pgqj.trigger.options.Options;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.options.TriggerError;
import org.pgqj.trigger.shape.Catalogue;
import org.pgqj.trigger.shape.TableShape;

/** Looks for mistakes in a trigger's declaration, in the order in which firings would find them. */
final class TriggerValidation {

  private static final Prepared QUEUE =
      new Prepared(
          """
          select q.queue_disable_insert from pgq.queue as q
           where q.queue_name operator(pg_catalog.=) ?
          """);

  private static final Prepared OUTCOME =
      new Prepared("select pg_catalog.current_setting('pgqj.outcome')");

  private static final String FUNCTION_PREFIX = "pgq.";

  private final Declaration trigger;
  private final List<Finding> findings = new ArrayList<>();

  private TriggerValidation(Declaration trigger) {
    this.trigger = trigger;
  }

  /** The mistakes of a trigger that calls one of the trigger functions. */
  static List<Finding> of(Declaration trigger) throws SQLException {
    TriggerValidation validation = new TriggerValidation(trigger);
    validation.checkLevel();
    if (validation.isOldStyle()) {
      validation.checkOldStyle();
    } else {
      validation.checkArguments();
    }
    return validation.findings;
  }

  private boolean isOldStyle() {
    return trigger.function().equals(FUNCTION_PREFIX + "logtriga");
  }

  private void checkLevel() {
    boolean rows = false;
    for (Operation operation : Operation.values()) {
      rows |= operation != Operation.TRUNCATE && trigger.firesFor(operation);
    }
    if (trigger.isForEachRow() && trigger.firesFor(Operation.TRUNCATE)) {
      error(null, TriggerError.NOT_FOR_EACH_STATEMENT.refusal());
    }
    if (!trigger.isForEachRow() && rows && !trigger.hasTables()) {
      error(null, TriggerError.NOT_FOR_EACH_ROW.refusal());
    }
  }

  private void checkOldStyle() throws SQLException {
    String[] arguments = trigger.arguments();
    if (!trigger.isAfter()) {
      error(null, TriggerError.LOGTRIGA_NOT_AFTER.refusal());
    }
    if (arguments.length != 2 && arguments.length != 3) {
      error(null, TriggerError.LOGTRIGA_ARGUMENTS.refusal());
      return;
    }
    checkQueue(arguments[0]);
    try {
      Options options = OptionParser.parse(new String[] {arguments[0]}, false);
      checkCapture(
          Capture.of(
              trigger.schema(), trigger.table(), options, new ColumnKinds(arguments[1]), shape()));
    } catch (Refusal refusal) {
      error(arguments[1], refusal);
    }
  }

  private void checkArguments() throws SQLException {
    String[] arguments = trigger.arguments();
    boolean forTruncate = trigger.firesFor(Operation.TRUNCATE);
    if (arguments.length == 0) {
      error(null, TriggerError.NO_QUEUE.refusal());
      return;
    }
    checkQueue(arguments[0]);
    boolean isReadable = true;
    for (int i = OptionParser.hasLabel(arguments) ? 2 : 1; i < arguments.length; i++) {
      try {
        OptionParser.check(arguments[i], forTruncate);
      } catch (Refusal refusal) {
        error(arguments[i], refusal);
        isReadable = false;
      }
    }
    if (isReadable) {
      checkOptions(arguments, forTruncate);
    }
  }

  private void checkOptions(String[] arguments, boolean forTruncate) throws SQLException {
    Options options;
    TableShape shape = shape();
    try {
      options = OptionParser.parse(arguments, forTruncate);
      if (options.skip() && trigger.isAfter()) {
        error("SKIP", TriggerError.SKIP_IN_AFTER.refusal());
      }
      for (String name : NameList.parse(options.ignore(), shape.names())) {
        if (shape.column(name) == null) {
          warn("ignore=" + options.ignore(), "there is no column \"" + name + "\"");
        }
      }
      checkCapture(Capture.of(trigger.schema(), trigger.table(), options, shape));
    } catch (Refusal refusal) {
      error(null, refusal);
    }
    for (String argument : arguments) {
      checkExpression(argument, shape);
    }
  }

  private void checkCapture(Capture capture) throws Refusal {
    boolean needsKey = trigger.firesFor(Operation.UPDATE) || trigger.firesFor(Operation.DELETE);
    if (needsKey && capture.keyNames().isEmpty()) {
      error(null, TriggerError.NO_KEY.refusal());
    }
    capture.magic();
  }

  private void checkQueue(String queue) throws SQLException {
    try (ResultSet row = QUEUE.with(queue).executeQuery()) {
      if (!row.next()) {
        findings.add(new Finding("error", queue, "No such queue"));
      } else if (row.getBoolean(1)) {
        findings.add(new Finding("error", queue, "Insert into queue disallowed"));
      }
    }
  }

  /** Has PostgreSQL parse an expression, with nulls for the values; nothing is evaluated. */
  private void checkExpression(String argument, TableShape shape) throws SQLException {
    boolean isCondition = argument.startsWith("when=");
    if (!isCondition && !argument.startsWith("ev_")) {
      return;
    }
    Expression expression;
    try {
      expression = Expression.parse(argument.substring(argument.indexOf('=') + 1), shape);
    } catch (Refusal refusal) {
      error(argument, refusal);
      return;
    }
    String value = "(select " + sql(expression) + ") as q(value)";
    String query =
        isCondition ? "select from " + value + " where q.value" : "select q.value from " + value;
    String problem = parse(query);
    if (!problem.isEmpty()) {
      findings.add(new Finding("error", argument, problem));
    }
  }

  private static String sql(Expression expression) {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < expression.parameters().size(); i++) {
      sql.append(expression.parts().get(i))
          .append("cast(null as ")
          .append(expression.parameters().get(i).column().type().sql())
          .append(')');
    }
    return sql.append(expression.parts().get(expression.parameters().size())).toString();
  }

  /** PostgreSQL's error when it parses a query; empty when it is well. */
  private static String parse(String query) throws SQLException {
    String body =
        "declare problem text := ''; begin begin execute "
            + Quote.literal("prepare pgqj_validation as " + query)
            + "; deallocate pgqj_validation; exception when others then problem := sqlerrm; end;"
            + " perform pg_catalog.set_config('pgqj.outcome', problem, true); end";
    Backend.update("do " + Quote.literal(body));
    return Backend.firstString(OUTCOME.get());
  }

  private TableShape shape() throws SQLException {
    return Catalogue.lookUp(trigger.schema(), trigger.table()).table();
  }

  private void error(String argument, Refusal refusal) {
    findings.add(new Finding("error", argument, refusal.getMessage()));
  }

  private void warn(String argument, String message) {
    findings.add(new Finding("warning", argument, message));
  }
}
