package org.pgqj.trigger.row;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.capture.ColumnKinds;
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
  private final String user;

  private RowCapture(Firing firing, Encoding encoding, boolean oldStyle) throws SQLException {
    this.firing = firing;
    this.encoding = encoding;
    this.oldStyle = oldStyle;
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
    if (firing.isForRowsOfStatement()) {
      fireForStatement();
      return;
    }
    DirectInsert direct = DirectInserts.find(firing, user, encoding);
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
    Surroundings surroundings = Catalogue.lookUp(firing.schema(), firing.table());
    if (surroundings.isReplicationLocal()) {
      return;
    }
    firing.checkLevel();
    Plan plan = plan(shape(surroundings));
    checkDeclaration(plan.capture());
    if (firing.operation() == Operation.TRUNCATE) {
      publishTruncate(plan);
    } else {
      new RowEvent(plan, surroundings.printing())
          .publish(firing.row(), firing.operation() == Operation.UPDATE ? firing.oldRow() : null);
    }
    if (plan.capture().options().skip()) {
      firing.suppress();
    }
    if (!surroundings.isSnapshotFixed()) {
      DirectInserts.prepare(firing, plan, user, surroundings.printing());
    }
  }

  /** Publishes the rows of a statement. */
  private void fireForStatement() throws SQLException, Refusal {
    DirectSets.Key key =
        new DirectSets.Key(
            firing.schema(),
            firing.table(),
            firing.trigger(),
            user,
            encoding,
            firing.operation(),
            List.of(firing.arguments()));
    DirectSet direct = DirectSets.find(key);
    if (direct == null || !direct.insert()) {
      fireForStatementWithCare(key);
    }
  }

  private void fireForStatementWithCare(DirectSets.Key key) throws SQLException, Refusal {
    Surroundings surroundings = Catalogue.lookUp(firing.schema(), firing.table());
    if (surroundings.isReplicationLocal()) {
      return;
    }
    TableShape shape = surroundings.table();
    if (shape == null) {
      throw TriggerError.STALE_SNAPSHOT.refusal(tableName());
    }
    TransitionRows rows = TransitionRows.of(firing, shape);
    if (surroundings.isSnapshotFixed() && !rows.fit(shape)) {
      throw TriggerError.STALE_SNAPSHOT.refusal(tableName());
    }
    if (rows.isEmpty()) {
      return;
    }
    Plan plan = plan(shape);
    checkDeclaration(plan.capture());
    if (SetInsert.insert(key, plan, rows.tables(), surroundings)) {
      return;
    }
    RowEvent event = new RowEvent(plan, surroundings.printing());
    rows.forEach(shape, event);
  }

  private Plan plan(TableShape shape) throws SQLException, Refusal {
    String name = tableName();
    String[] arguments = firing.arguments();
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
      throw TriggerError.STALE_SNAPSHOT.refusal(tableName());
    }
    return shape;
  }

  private String tableName() throws SQLException {
    return firing.schema() + "." + firing.table();
  }

  private Capture capture(TableShape shape) throws SQLException, Refusal {
    String[] arguments = firing.arguments();
    if (!oldStyle) {
      Options options = OptionParser.parse(arguments, firing.operation() == Operation.TRUNCATE);
      return Capture.of(firing.schema(), firing.table(), options, shape);
    }
    if (arguments.length != 2 && arguments.length != 3) {
      throw TriggerError.LOGTRIGA_ARGUMENTS.refusal();
    }
    Options options = OptionParser.parse(new String[] {arguments[0]}, false);
    ColumnKinds kinds = new ColumnKinds(arguments[1]);
    return Capture.of(firing.schema(), firing.table(), options, kinds, shape);
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

  private static void publishTruncate(Plan plan) throws SQLException {
    Event event = RowEvent.event(plan);
    event.set(EventField.DATA, plan.encoding().truncated());
    event.insert();
  }
}
