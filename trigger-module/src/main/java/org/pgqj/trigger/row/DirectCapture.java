package org.pgqj.trigger.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Span;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.shape.Catalogue;

/**
 * One firing that trusts what an earlier one found out. It either inserts an event that is surely
 * right, or does nothing: what must be refused, left out or found out anew is up to {@link
 * RowCapture}.
 */
final class DirectCapture {

  private final Firing firing;
  private final DirectInsert insert;
  private String data;
  private String backup;

  DirectCapture(Firing firing, DirectInsert insert) {
    this.firing = firing;
    this.insert = insert;
  }

  /** Inserts the event, if the row is one; false when another way is needed. */
  boolean publish() throws SQLException {
    long span = Span.current();
    boolean isSkipped = insert.plan().capture().options().skip();
    if (!insert.isOpen(span) || (isSkipped && firing.isAfter()) || !describeIfPossible()) {
      return false;
    }
    boolean isDone = data == null ? insert.isStillOpen() : insert.insert(data, backup);
    if (isDone && isSkipped) {
      firing.suppress();
    }
    return isDone;
  }

  /**
   * Reads the row; there is no data when it is no event. It may have another shape by now, so that
   * columns can't be read; such an error is no news then, and PostgreSQL has not seen it. Any other
   * error goes on.
   */
  private boolean describeIfPossible() throws SQLException {
    try {
      return describe();
    } catch (SQLException e) {
      if (hasSameShape(e)) {
        throw e;
      }
      return false;
    }
  }

  private boolean hasSameShape(SQLException cause) throws SQLException {
    try {
      Capture capture = insert.plan().capture();
      return capture.shape().equals(Catalogue.lookUp(capture.schema(), capture.table()).table());
    } catch (SQLException e) {
      cause.addSuppressed(e);
      throw cause;
    }
  }

  private boolean describe() throws SQLException {
    ResultSet current = firing.row();
    if (current == null) {
      return false;
    }
    try {
      describe(row(current));
      return true;
    } catch (Refusal refusal) {
      return false;
    }
  }

  private void describe(Row row) throws SQLException, Refusal {
    Plan plan = insert.plan();
    Capture capture = plan.capture();
    if (plan.operation() == Operation.INSERT) {
      data = plan.encoding().inserted(capture, row);
    } else if (plan.operation() == Operation.DELETE) {
      data = plan.encoding().deleted(capture, row);
    } else {
      Row old = row(firing.oldRow());
      Changes changes = Changes.between(old, row, capture, plan.encoding().tellsChangesOnly());
      if (changes.isEvent()) {
        data = plan.encoding().updated(capture, old, row, changes.published());
        backup = capture.options().backup() ? plan.encoding().backup(capture, old) : null;
      }
    }
  }

  private Row row(ResultSet row) {
    // If they have not, nothing is inserted.
    return new Row(row, insert.plan().capture().shape(), true, insert.printing());
  }
}
