package org.pgqj.trigger.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.capture.MagicColumn;
import org.pgqj.trigger.options.EventField;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.shape.Printing;

/** Makes events of changed rows, and inserts them by SQL calls of {@code pgq.insert_event}. */
final class RowEvent {

  private final Plan plan;
  private final Printing printing;

  RowEvent(Plan plan, Printing printing) {
    this.plan = plan;
    this.printing = printing;
  }

  /** An event without data. */
  static Event event(Plan plan) {
    Event event = new Event(plan.capture().options().queue());
    event.set(EventField.TYPE, plan.type());
    event.set(EventField.EXTRA1, plan.capture().tableName());
    return event;
  }

  /**
   * Publishes a change, if it is to be published.
   *
   * @param current the row that the event tells: the old one of a DELETE, else the new one
   * @param before the old row of an UPDATE; else null
   */
  void publish(ResultSet current, ResultSet before) throws SQLException, Refusal {
    Capture capture = plan.capture();
    Row row = new Row(current, capture.shape(), false, printing);
    Row old = before == null ? null : new Row(before, capture.shape(), false, printing);
    Event event = event(plan);
    if (old != null && capture.options().backup()) {
      event.set(EventField.EXTRA2, plan.encoding().backup(capture, old));
    }
    String data = data(row, old);
    if (data == null) {
      return;
    }
    event.set(EventField.DATA, data);
    if (replace(event, row, old)) {
      event.insert();
    }
  }

  /** ev_data; null when there is nothing to publish. */
  private String data(Row row, Row old) throws SQLException, Refusal {
    Capture capture = plan.capture();
    switch (plan.operation()) {
      case INSERT:
        return plan.encoding().inserted(capture, row);
      case DELETE:
        return plan.encoding().deleted(capture, row);
      default:
        Changes changes = Changes.between(old, row, capture, plan.encoding().tellsChangesOnly());
        return changes.isEvent()
            ? plan.encoding().updated(capture, old, row, changes.published())
            : null;
    }
  }

  /** Replaces fields by magic columns and expressions; false when there is to be no event. */
  private boolean replace(Event event, Row row, Row old) throws SQLException, Refusal {
    for (MagicColumn column : plan.magic()) {
      event.set(column.field(), row.text(column.column()));
    }
    if (!plan.capture().options().hasExpressions()) {
      return true;
    }
    Row before = plan.operation() == Operation.DELETE ? row : old;
    Row after = plan.operation() == Operation.DELETE ? null : row;
    for (EventField field : EventField.values()) {
      Evaluator expression = plan.expression(field);
      if (expression != null) {
        event.set(field, expression.text(row, before, after));
      }
    }
    return plan.when() == null || plan.when().condition(row, before, after);
  }
}
