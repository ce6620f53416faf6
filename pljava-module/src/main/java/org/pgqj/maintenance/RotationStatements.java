package org.pgqj.maintenance;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.Prepared;

/** Statements of rotation; they run with the user's rights and search_path. */
final class RotationStatements {

  // A queue held by somebody (a producer in REPEATABLE READ, another rotation) is left for the
  // next round: waiting here would stop the maintenance of all queues.
  private static final Prepared LOCK_DUE =
      new Prepared(
          """
          select queue_id, queue_data_pfx, queue_ntables, queue_cur_table,
                 queue_switch_step1, queue_switch_step2, pg_catalog.txid_current()
            from pgq.queue
           where queue_name operator(pg_catalog.=) ?
             and queue_switch_step2 is not null
             and (queue_switch_time operator(pg_catalog.+) queue_rotation_period)
                 operator(pg_catalog.<) current_timestamp
             for no key update skip locked
          """);

  private static final Prepared SLOWEST =
      new Prepared(
          """
          select s.tick, pg_catalog.txid_snapshot_xmin(t.tick_snapshot)
            from (select pg_catalog.min(sub_last_tick) as tick
                    from pgq.subscription
                   where sub_queue operator(pg_catalog.=) ?) s
            left join pgq.tick t
              on t.tick_queue operator(pg_catalog.=) ? and t.tick_id operator(pg_catalog.=) s.tick
          """);

  private static final Prepared SWITCH =
      new Prepared(
          """
          update pgq.queue
             set queue_cur_table = ?,
                 queue_switch_time = current_timestamp,
                 queue_switch_step1 = pg_catalog.txid_current(),
                 queue_switch_step2 = null
           where queue_id operator(pg_catalog.=) ?
          """);

  // Ticks of one full rotation stay, for consumers to be set back to; the newest stays in any case,
  // for new consumers to start from.
  private static final Prepared DELETE_TICKS =
      new Prepared(
          """
          delete from pgq.tick
           where tick_queue operator(pg_catalog.=) ?
             and pg_catalog.txid_snapshot_xmin(tick_snapshot) operator(pg_catalog.<) ?
             and tick_id operator(pg_catalog.<) (
                   select tick_id
                     from pgq.tick
                    where tick_queue operator(pg_catalog.=) ?
                    order by tick_queue desc, tick_id desc
                    limit 1)
          """);

  // A producer locks the table, then takes a snapshot, then gets its transaction id. One that has
  // the old table locked and no id yet could get an id above step 2 and still write to it; its
  // queue is left for the next round. This must be looked at before this transaction gets its id.
  private static final Prepared SETTLED =
      new Prepared(
          """
          with lock as materialized (
            select locktype, database, relation, virtualtransaction, pid, mode
              from pg_catalog.pg_locks
             where granted
          )
          select q.queue_id, q.queue_switch_step1
            from pgq.queue q
           where q.queue_switch_step2 is null
             and not exists (
                   select
                     from lock l
                    where l.locktype operator(pg_catalog.=) 'relation'
                      and l.mode operator(pg_catalog.=) 'RowExclusiveLock'
                      and l.pid operator(pg_catalog.<>) pg_catalog.pg_backend_pid()
                      and l.database operator(pg_catalog.=) (
                            select d.oid
                              from pg_catalog.pg_database d
                             where d.datname operator(pg_catalog.=) pg_catalog.current_database())
                      and l.relation operator(pg_catalog.=) pg_catalog.to_regclass(
                            pg_catalog.concat(
                              q.queue_data_pfx, '_',
                              (q.queue_cur_table operator(pg_catalog.+)
                               (q.queue_ntables operator(pg_catalog.-) 1))
                              operator(pg_catalog.%) q.queue_ntables))::pg_catalog.oid
                      and not exists (
                            select
                              from lock x
                             where x.locktype operator(pg_catalog.=) 'transactionid'
                               and x.mode operator(pg_catalog.=) 'ExclusiveLock'
                               and x.virtualtransaction
                                   operator(pg_catalog.=) l.virtualtransaction))
           order by q.queue_id
          """);

  // Not in the transaction of step 1 itself, nor in one that is older: their ids say nothing about
  // who saw the rotation.
  private static final Prepared CONFIRM =
      new Prepared(
          """
          update pgq.queue
             set queue_switch_step2 = pg_catalog.txid_current()
           where queue_id operator(pg_catalog.=) (
                   select queue_id
                     from pgq.queue
                    where queue_id operator(pg_catalog.=) ?
                      and queue_switch_step1 operator(pg_catalog.=) ?
                      and queue_switch_step1 operator(pg_catalog.<) pg_catalog.txid_current()
                      and queue_switch_step2 is null
                      for no key update skip locked)
          """);

  private RotationStatements() {}

  /** The queue, locked, when its rotation is due; else null. */
  static RotatingQueue lockDue(String name) throws SQLException {
    try (ResultSet row = LOCK_DUE.with(name).executeQuery()) {
      return row.next()
          ? new RotatingQueue(
              row.getInt(1),
              row.getString(2),
              row.getInt(3),
              row.getInt(4),
              row.getLong(5),
              row.getLong(6),
              row.getLong(7))
          : null;
    }
  }

  static SlowestConsumer slowestConsumer(RotatingQueue queue) throws SQLException {
    PreparedStatement query = SLOWEST.with(queue.id());
    query.setInt(2, queue.id());
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return new SlowestConsumer((Long) row.getObject(1), (Long) row.getObject(2));
    }
  }

  static void switchTable(RotatingQueue queue) throws SQLException {
    PreparedStatement update = SWITCH.with(queue.nextTable());
    update.setInt(2, queue.id());
    update.executeUpdate();
  }

  /** Deletes the ticks from before the rotation that came before the one just done. */
  static void deleteOldTicks(RotatingQueue queue) throws SQLException {
    PreparedStatement delete = DELETE_TICKS.with(queue.id());
    delete.setLong(2, queue.step2());
    delete.setInt(3, queue.id());
    delete.executeUpdate();
  }

  /** Queues after step 1 whose old table takes no more events from now on. */
  static List<Rotated> settled() throws SQLException {
    List<Rotated> queues = new ArrayList<>();
    try (ResultSet rows = SETTLED.get().executeQuery()) {
      while (rows.next()) {
        queues.add(new Rotated(rows.getInt(1), rows.getLong(2)));
      }
    }
    return queues;
  }

  static void confirm(Rotated queue) throws SQLException {
    PreparedStatement update = CONFIRM.with(queue.queueId());
    update.setLong(2, queue.step1());
    update.executeUpdate();
  }
}
