package org.pgqj.trigger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Raise;
import org.pgqj.trigger.Firing.Operation;
import org.postgresql.pljava.TriggerData;

/** What the trigger functions of schema {@code pgq} call. */
public final class RowTriggers {

  private RowTriggers() {}

  /**
   * {@code pgq.logutriga('queue' [, label] [, 'SKIP' | 'OK'])}: publishes each change of a row as
   * an event with the row URL-encoded, and each TRUNCATE as an event without data. ev_extra1 is the
   * table. Does nothing while {@code session_replication_role} is local.
   *
   * @throws SQLException XX000 with PgQ's texts for a wrong declaration, a table without primary
   *     key on UPDATE and DELETE, an UPDATE of the key, an unknown queue; 0A000 for an option of
   *     PgQ that is not supported yet; 40001 when a transaction with a fixed snapshot cannot see
   *     what the table looks like now
   */
  public static void logutriga(TriggerData data) throws SQLException {
    try {
      fire(data);
    } catch (Refusal refusal) {
      throw Raise.error(refusal.sqlState(), refusal.getMessage());
    }
  }

  private static void fire(TriggerData data) throws SQLException, Refusal {
    if (data == null) {
      throw TriggerError.NOT_A_TRIGGER.refusal();
    }
    Firing firing = new Firing(data);
    Surroundings surroundings = Catalogue.lookUp(firing.schema(), firing.table());
    if (surroundings.isReplicationLocal()) {
      return;
    }
    Options options = Options.parse(firing.arguments());
    Event event = new Event(options.queue());
    event.setExtra(1, firing.schema() + "." + firing.table());
    if (firing.operation() == Operation.TRUNCATE) {
      refuseSkipInAfter(firing, options);
      event.setType(LogUtriga.TRUNCATE_TYPE);
      event.setData("");
    } else {
      describe(event, firing, table(surroundings, firing), options);
    }
    event.insert();
    if (options.skip()) {
      firing.suppress();
    }
  }

  private static void describe(Event event, Firing firing, TableShape table, Options options)
      throws SQLException, Refusal {
    refuseWithoutKey(firing, table);
    refuseSkipInAfter(firing, options);
    ResultSet row = firing.row();
    event.setType(LogUtriga.type(firing.operation(), table));
    event.setData(LogUtriga.data(table, row));
    if (firing.operation() == Operation.UPDATE) {
      KeyGuard.check(table, firing.oldRow(), row);
    }
    MagicColumns.apply(table, row, event);
  }

  /** The shape of the table that fired, surely of the row at hand. */
  private static TableShape table(Surroundings surroundings, Firing firing)
      throws SQLException, Refusal {
    TableShape table = surroundings.table();
    if (surroundings.isSnapshotFixed()
        && (table == null || !table.fits(firing.row().getMetaData()))) {
      throw TriggerError.STALE_SNAPSHOT.refusal(firing.schema() + "." + firing.table());
    }
    return table;
  }

  private static void refuseWithoutKey(Firing firing, TableShape table) throws Refusal {
    if (firing.operation() != Operation.INSERT && !table.hasKey()) {
      throw TriggerError.NO_KEY.refusal();
    }
  }

  private static void refuseSkipInAfter(Firing firing, Options options)
      throws SQLException, Refusal {
    if (options.skip() && firing.isAfter()) {
      throw TriggerError.SKIP_IN_AFTER.refusal();
    }
  }
}
