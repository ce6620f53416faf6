package org.pgqj.trigger.set;

import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.options.TriggerError;
import org.pgqj.trigger.shape.Column;

/** The old and the new row of a firing in SQL. */
final class Rows {

  static final String OLD = "o";
  static final String NEW = "n";

  private final Capture capture;
  private final boolean[] byOperator;

  /**
   * Rows.
   *
   * @param byOperator for each column whether its type has a default equality operator
   */
  Rows(Capture capture, boolean[] byOperator) {
    this.capture = capture;
    this.byOperator = byOperator;
  }

  /** Whether an UPDATE changed a column, by its place in the table's columns. */
  String isChanged(int index) {
    Column column = capture.shape().columns().get(index);
    return Value.of(OLD, column).differsFrom(Value.of(NEW, column), byOperator[index]);
  }

  /** Whether an UPDATE changed the key. */
  String isKeyChanged() {
    StringBuilder changed = new StringBuilder();
    for (int i = 0; i < capture.shape().columns().size(); i++) {
      if (capture.isKey(i)) {
        or(changed, isChanged(i));
      }
    }
    return changed.toString();
  }

  /** Whether every UPDATE that leaves the key alone is an event, whatever it changed. */
  boolean isAnyUpdateEvent(boolean tellsChangesOnly) {
    if (!tellsChangesOnly && capture.options().ignore() == null) {
      return true;
    }
    for (int i = 0; i < capture.shape().columns().size(); i++) {
      if (!capture.isKey(i) && capture.isIgnored(i)) {
        return false;
      }
    }
    return true;
  }

  /** The condition for an UPDATE to be an event; an error when it changed the key. */
  String isEvent(boolean tellsChangesOnly) {
    return "case when "
        + isKeyChanged()
        + " then "
        + refusal(TriggerError.KEY_UPDATE)
        + " is null else "
        + (isAnyUpdateEvent(tellsChangesOnly) ? "true" : isMoreThanIgnoredChanged())
        + " end";
  }

  private String isMoreThanIgnoredChanged() {
    StringBuilder published = new StringBuilder();
    StringBuilder ignored = new StringBuilder();
    for (int i = 0; i < capture.shape().columns().size(); i++) {
      if (!capture.isKey(i)) {
        or(capture.isIgnored(i) ? ignored : published, isChanged(i));
      }
    }
    return "not (" + ignored + ')' + (published.length() == 0 ? "" : " or " + published);
  }

  /** SQL that raises an error when it is evaluated; a text by its type. */
  static String refusal(TriggerError error) {
    return "pgq._refuse('" + error.name() + "')";
  }

  private static void or(StringBuilder conditions, String condition) {
    conditions.append(conditions.length() == 0 ? "" : " or ").append(condition);
  }
}
