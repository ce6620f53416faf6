package org.pgqj.trigger.row;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.capture.Expression;
import org.pgqj.trigger.capture.MagicColumn;
import org.pgqj.trigger.encode.Encoding;
import org.pgqj.trigger.options.EventField;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.options.Options;
import org.pgqj.trigger.options.Refusal;

/** What the firings of one trigger for one operation have in common while the table stays as is. */
final class Plan {

  private final Capture capture;
  private final Encoding encoding;
  private final Operation operation;
  private final String type;
  private List<MagicColumn> magic;
  private Evaluator[] expressions;
  private Evaluator when;
  private int firings;

  Plan(Capture capture, Encoding encoding, Operation operation) {
    this.capture = capture;
    this.encoding = encoding;
    this.operation = operation;
    this.type = encoding.type(operation, capture);
  }

  Capture capture() {
    return capture;
  }

  Encoding encoding() {
    return encoding;
  }

  Operation operation() {
    return operation;
  }

  /** ev_type, unless a magic column or an expression replaces it. */
  String type() {
    return type;
  }

  /**
   * The columns that replace fields.
   *
   * @throws Refusal XX000 when there is one that does not name a field
   */
  List<MagicColumn> magic() throws Refusal {
    if (magic == null) {
      magic = capture.magic();
    }
    return magic;
  }

  /** The expression that replaces a field; null without one. */
  Evaluator expression(EventField field) throws Refusal {
    prepareExpressions();
    return expressions[field.index()];
  }

  /** The condition for an event; null without one. */
  Evaluator when() throws Refusal {
    prepareExpressions();
    return when;
  }

  /** Whether events are made of the row alone, so that one statement may insert them. */
  boolean canInsertDirectly() {
    return operation != Operation.TRUNCATE
        && !capture.hasMagic()
        && !capture.options().hasExpressions()
        && !capture.options().deny();
  }

  /** Whether it is time to ask for direct inserts: at the first firing, and then now and then. */
  boolean isAskedAgain(int patience) {
    return firings++ % patience == 0;
  }

  /** Direct inserts are prepared; when they are given up, they are asked for at once. */
  void insertsDirectly() {
    firings = 0;
  }

  void close() throws SQLException {
    if (expressions == null) {
      return;
    }
    for (Evaluator evaluator : expressions) {
      if (evaluator != null) {
        evaluator.close();
      }
    }
    if (when != null) {
      when.close();
    }
  }

  private void prepareExpressions() throws Refusal {
    if (expressions != null) {
      return;
    }
    Options options = capture.options();
    Evaluator[] evaluators = new Evaluator[EventField.COUNT];
    for (EventField field : EventField.values()) {
      evaluators[field.index()] = evaluator(options.expression(field));
    }
    when = evaluator(options.when());
    expressions = evaluators;
  }

  private Evaluator evaluator(String text) throws Refusal {
    return text == null ? null : new Evaluator(Expression.parse(text, capture.shape()));
  }
}
