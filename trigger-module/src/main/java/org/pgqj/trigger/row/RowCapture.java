package org.pgqj.trigger.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.capture.ColumnKinds;
import org.pgqj.trigger.capture.MagicColumn;
import org.pgqj.trigger.encode.Encoding;
import org.pgqj.trigger.options.EventField;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.options.OptionParser;
import org.pgqj.trigger.options.Options;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.options.TriggerError;
import org.pgqj.trigger.shape.Catalogue;
import org.pgqj.trigger.shape.Surroundings;
import org.pgqj.trigger.shape.TableShape;
import org.postgresql.pljava.SessionManager;
import org.postgresql.pljava.TriggerData;

/** One firing, from the trigger's arguments to the event. */
public final class RowCapture {

  private final Firing firing;
  private final Encoding encoding;
  private final boolean oldStyle;
  private final String schema;
  private final String table;
  private final String[] arguments;
  private final String user;

  private RowCapture(Firing firing, Encoding encoding, boolean oldStyle) throws SQLException {
    this.firing = firing;
    this.encoding = encoding;
    this.oldStyle = oldStyle;
    this.schema = firing.schema();
    this.table = firing.table();
    this.arguments = firing.arguments();
    this.user = SessionManager.current().getUserName();
  }

  /**
   * Publishes a change.
   *
   * @param oldStyle whether the arguments are those of logtriga: queue, letters and a name
   * @throws Refusal when the trigger is declared or used wrongly
   */
  public static void fire(TriggerData data, Encoding encoding, boolean oldStyle)
      throws SQLException, Refusal {
    new RowCapture(new Firing(data), encoding, oldStyle).fire();
  }

  private void fire() throws SQLException, Refusal {
    DirectInsert direct =
        DirectInserts.find(schema, table, user, encoding, firing.operation(), arguments);
    if (direct != null && !direct.isBusy()) {
      if (new DirectCapture(firing, direct).publish()) {
        return;
      }
      DirectInserts.forget(direct);
    }
    fireWithCare();
  }

  /** Looks at everything, and raises what there is to raise. */
  private void fireWithCare() throws SQLException, Refusal {
    Surroundings surroundings = Catalogue.lookUp(schema, table);
    if (surroundings.isReplicationLocal()) {
      return;
    }
    firing.checkLevel();
    Plan plan = plan(surroundings);
    checkDeclaration(plan.capture());
    if (firing.operation() == Operation.TRUNCATE) {
      publishTruncate(plan);
    } else {
      publishRow(plan, surroundings);
    }
    if (plan.capture().options().skip()) {
      firing.suppress();
    }
    if (!surroundings.isSnapshotFixed()) {
      DirectInserts.prepare(plan, user, arguments, surroundings.printing());
    }
  }

  private Plan plan(Surroundings surroundings) throws SQLException, Refusal {
    TableShape shape = shape(surroundings);
    String name = schema + "." + table;
    Plan plan = Plans.find(name, encoding, firing.operation(), arguments, shape);
    if (plan == null) {
      plan = new Plan(capture(shape), encoding, firing.operation());
      Plans.keep(name, arguments, plan);
    }
    return plan;
  }

  /** The shape of the table that fired, surely of the row at hand. */
  private TableShape shape(Surroundings surroundings) throws SQLException, Refusal {
    TableShape shape = surroundings.table();
    boolean isRow = firing.operation() != Operation.TRUNCATE;
    if (shape == null
        || (surroundings.isSnapshotFixed() && isRow && !shape.fits(firing.row().getMetaData()))) {
      throw TriggerError.STALE_SNAPSHOT.refusal(schema + "." + table);
    }
    return shape;
  }

  private Capture capture(TableShape shape) throws Refusal {
    if (!oldStyle) {
      Options options = OptionParser.parse(arguments, firing.operation() == Operation.TRUNCATE);
      return Capture.of(schema, table, options, shape);
    }
    if (arguments.length != 2 && arguments.length != 3) {
      throw TriggerError.LOGTRIGA_ARGUMENTS.refusal();
    }
    Options options = OptionParser.parse(new String[] {arguments[0]}, false);
    ColumnKinds kinds = new ColumnKinds(arguments[1]);
    return Capture.of(schema, table, options, kinds, shape);
  }

  private void checkDeclaration(Capture capture) throws SQLException, Refusal {
    Operation operation = firing.operation();
    boolean needsKey = operation == Operation.UPDATE || operation == Operation.DELETE;
    if (needsKey && capture.keyNames().isEmpty()) {
      throw TriggerError.NO_KEY.refusal();
    }
    if (oldStyle && !firing.isAfter()) {
      throw TriggerError.LOGTRIGA_NOT_AFTER.refusal();
    }
    Options options = capture.options();
    if (options.skip() && firing.isAfter()) {
      throw TriggerError.SKIP_IN_AFTER.refusal();
    }
    if (options.deny()) {
      throw TriggerError.DENIED.refusal(capture.tableName(), options.queue(), operation.name());
    }
  }

  private static Event event(Plan plan) {
    Event event = new Event(plan.capture().options().queue());
    event.set(EventField.TYPE, plan.type());
    event.set(EventField.EXTRA1, plan.capture().tableName());
    return event;
  }

  private static void publishTruncate(Plan plan) throws SQLException {
    Event event = event(plan);
    event.set(EventField.DATA, plan.encoding().truncated());
    event.insert();
  }

  private void publishRow(Plan plan, Surroundings surroundings) throws SQLException, Refusal {
    Capture capture = plan.capture();
    Row row = row(firing.row(), capture, surroundings);
    Row old =
        firing.operation() == Operation.UPDATE ? row(firing.oldRow(), capture, surroundings) : null;
    Event event = event(plan);
    if (old != null && capture.options().backup()) {
      event.set(EventField.EXTRA2, plan.encoding().backup(capture, old));
    }
    String data = data(plan, row, old);
    if (data == null) {
      return;
    }
    event.set(EventField.DATA, data);
    if (replace(plan, event, row, old)) {
      event.insert();
    }
  }

  private static Row row(ResultSet row, Capture capture, Surroundings surroundings) {
    return new Row(row, capture.shape(), surroundings.printing());
  }

  /** ev_data; null when there is nothing to publish. */
  private String data(Plan plan, Row row, Row old) throws SQLException, Refusal {
    Capture capture = plan.capture();
    switch (firing.operation()) {
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
  private boolean replace(Plan plan, Event event, Row row, Row old) throws SQLException, Refusal {
    for (MagicColumn column : plan.magic()) {
      event.set(column.field(), row.text(column.column()));
    }
    if (!plan.capture().options().hasExpressions()) {
      return true;
    }
    Row before = firing.operation() == Operation.DELETE ? row : old;
    Row after = firing.operation() == Operation.DELETE ? null : row;
    for (EventField field : EventField.values()) {
      Evaluator expression = plan.expression(field);
      if (expression != null) {
        event.set(field, expression.text(row, before, after));
      }
    }
    return plan.when() == null || plan.when().condition(row, before, after);
  }
}
