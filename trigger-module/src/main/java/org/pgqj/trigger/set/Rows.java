package org.pgqj.trigger.set;

import java.util.List;
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

  /** The condition for an UPDATE to be an event; an error when it changed the key. */
  String isEvent(boolean tellsChangesOnly) {
    StringBuilder key = new StringBuilder();
    StringBuilder published = new StringBuilder();
    StringBuilder ignored = new StringBuilder();
    List<Column> columns = capture.shape().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (capture.isKey(i)) {
        or(key, isChanged(i));
      } else if (capture.isIgnored(i)) {
        or(ignored, isChanged(i));
      } else {
        or(published, isChanged(i));
      }
    }
    boolean all =
        ignored.length() == 0 || (!tellsChangesOnly && capture.options().ignore() == null);
    StringBuilder event = new StringBuilder("true");
    if (!all) {
      event.setLength(0);
      event.append("not (").append(ignored).append(')');
      if (published.length() > 0) {
        event.append(" or ").append(published);
      }
    }
    return "case when "
        + key
        + " then "
        + refusal(TriggerError.KEY_UPDATE)
        + " is null else "
        + event
        + " end";
  }

  /** SQL that raises an error when it is evaluated; a text by its type. */
  static String refusal(TriggerError error) {
    return "pgq._refuse('" + error.name() + "')";
  }

  private static void or(StringBuilder conditions, String condition) {
    conditions.append(conditions.length() == 0 ? "" : " or ").append(condition);
  }
}
