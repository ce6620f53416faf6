package org.pgqj.maintenance;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.queue.SequenceFunctions;

/** Statements of rebase on the tables of schema pgq; the caller runs with the owner's rights. */
final class RebaseStatements {

  private static final String BATCH_SEQUENCE = "pgq.batch_id_seq";

  // In a cluster of its own, no stored id can be above those that the statement's snapshot knows.
  private static final Prepared AHEAD =
      new Prepared(
          """
          select 1::bigint
            from (select txid_snapshot_xmax(txid_current_snapshot()) as next) now
           where exists (select from pgq.tick where txid_snapshot_xmax(tick_snapshot) > now.next)
              or exists (select from pgq.queue where queue_switch_step1 > now.next)
          """);

  private static final Prepared QUEUES =
      new Prepared(
          """
          select queue_id, queue_name, queue_data_pfx, queue_cur_table,
                 queue_event_seq, queue_tick_seq
            from pgq.queue
           order by queue_id
             for update
          """);

  // The row of pgq.txid_origin was stored by the restore, if not by this cluster itself; its xmin
  // is brought up to 64 bits. The current id is assigned before the oldest one is asked for.
  private static final Prepared WINDOW =
      new Prepared(
          """
          select case when o.row_txid = x.id then 0
                      when (c.txid & 4294967295) >= x.id then (c.txid >> 32 << 32) + x.id
                      else (c.txid >> 32 << 32) + x.id - 4294967296
                 end,
                 c.txid,
                 txid_snapshot_xmin(txid_current_snapshot())
            from (select txid_current() as txid offset 0) c
           cross join pgq.txid_origin o
           cross join lateral (select o.xmin::text::bigint as id) x
          """);

  // From the last tick at or before the slowest position on; all when there is no such tick.
  private static final Prepared TICKS =
      new Prepared(
          """
          with position as (
            select min(sub_last_tick) as tick from pgq.subscription where sub_queue = ?)
          select t.tick_id, t.tick_snapshot::text,
                 exists (select
                           from pgq.subscription s
                          where s.sub_queue = t.tick_queue
                            and t.tick_id in (s.sub_last_tick, s.sub_next_tick))
            from pgq.tick t
           where t.tick_queue = ?
             and t.tick_id >= coalesce(
                   (select max(b.tick_id)
                      from pgq.tick b, position p
                     where b.tick_queue = t.tick_queue
                       and (p.tick is null or b.tick_id <= p.tick)), 0)
           order by t.tick_id
          """);

  private static final Prepared TICK_IDS =
      new Prepared("select tick_id from pgq.tick where tick_queue = ?");

  private static final Prepared DELETE_TICK =
      new Prepared("delete from pgq.tick where tick_queue = ? and tick_id = ?");

  private static final Prepared MOVE_TICK =
      new Prepared(
          """
          update pgq.tick
             set tick_snapshot = ?::txid_snapshot
           where tick_queue = ? and tick_id = ?
          """);

  // All events are in the current table, and all ticks are past step 2.
  private static final Prepared SETTLE =
      new Prepared(
          """
          update pgq.queue
             set queue_switch_step1 = ?, queue_switch_step2 = ?
           where queue_id = ?
          """);

  private static final Prepared LAST_TICK =
      new Prepared("select coalesce(max(tick_id), 1) from pgq.tick where tick_queue = ?");

  private static final Prepared LAST_BATCH =
      new Prepared("select coalesce(max(sub_batch), 1) from pgq.subscription");

  private static final Prepared RENUMBER =
      new Prepared(
          """
          update pgq.subscription
             set sub_batch = nextval('pgq.batch_id_seq'::regclass)
           where sub_batch is not null
          """);

  // Twice, because only a stored row knows its xmin: it differs from the transaction's id within a
  // subtransaction.
  private static final Prepared ADOPT =
      new Prepared(
          """
          update pgq.txid_origin
             set system_identifier = here.system_identifier
            from pg_control_system() here
          """);

  private static final Prepared SIGN =
      new Prepared("update pgq.txid_origin set row_txid = xmin::text::bigint");

  private RebaseStatements() {}

  /** One rebase at a time. */
  static void lockOrigin() throws SQLException {
    Backend.update("lock table pgq.txid_origin in share row exclusive mode");
  }

  /** Whether there are ids that this cluster has not reached. */
  static boolean idsAreAhead() throws SQLException {
    return Backend.firstLong(AHEAD.get()) != null;
  }

  /** All queues, locked with their tables against every other use. */
  static List<RebasedQueue> lockQueues() throws SQLException {
    List<RebasedQueue> queues = new ArrayList<>();
    try (ResultSet rows = QUEUES.get().executeQuery()) {
      while (rows.next()) {
        queues.add(
            new RebasedQueue(
                rows.getInt(1),
                rows.getString(2),
                rows.getString(3),
                rows.getInt(4),
                rows.getString(5),
                rows.getString(6)));
      }
    }
    for (RebasedQueue queue : queues) {
      Backend.update("lock table " + queue.parentTable() + " in access exclusive mode");
    }
    return queues;
  }

  static TxidWindow window() throws SQLException {
    try (ResultSet row = WINDOW.get().executeQuery()) {
      row.next();
      return new TxidWindow(row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }

  /** The ticks that are kept if there is room, ascending. */
  static List<RebasedTick> ticks(RebasedQueue queue) throws SQLException {
    PreparedStatement query = TICKS.with(queue.id());
    query.setInt(2, queue.id());
    List<RebasedTick> ticks = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        ticks.add(new RebasedTick(rows.getLong(1), rows.getString(2), rows.getBoolean(3)));
      }
    }
    return ticks;
  }

  /** Deletes all ticks but those to keep. */
  static void deleteTicks(RebasedQueue queue, List<RebasedTick> kept) throws SQLException {
    Set<Long> keep = new HashSet<>();
    for (RebasedTick tick : kept) {
      keep.add(tick.id());
    }
    List<Long> gone = new ArrayList<>();
    try (ResultSet rows = TICK_IDS.with(queue.id()).executeQuery()) {
      while (rows.next()) {
        if (!keep.contains(rows.getLong(1))) {
          gone.add(rows.getLong(1));
        }
      }
    }
    for (Long tick : gone) {
      PreparedStatement delete = DELETE_TICK.with(queue.id());
      delete.setLong(2, tick);
      delete.executeUpdate();
    }
  }

  /** Gives a tick the snapshot that sees an id and all below it. */
  static void moveTick(RebasedQueue queue, RebasedTick tick, long id) throws SQLException {
    PreparedStatement move = MOVE_TICK.with((id + 1) + ":" + (id + 1) + ":");
    move.setInt(2, queue.id());
    move.setLong(3, tick.id());
    move.executeUpdate();
  }

  static void settle(RebasedQueue queue, long step) throws SQLException {
    PreparedStatement update = SETTLE.with(step);
    update.setLong(2, step);
    update.setInt(3, queue.id());
    update.executeUpdate();
  }

  /** No id of an event or a tick comes twice. */
  static void advanceSequences(RebasedQueue queue) throws SQLException {
    Long lastEvent =
        Backend.queryLong("select coalesce(max(ev_id), 1) from " + queue.parentTable());
    SequenceFunctions.seqSetval(queue.eventSequence(), lastEvent);
    SequenceFunctions.seqSetval(
        queue.tickSequence(), Backend.firstLong(LAST_TICK.with(queue.id())));
  }

  static void advanceBatchSequence() throws SQLException {
    SequenceFunctions.seqSetval(BATCH_SEQUENCE, Backend.firstLong(LAST_BATCH.get()));
  }

  /** Gives open batches new ids, those of sub-consumers, too. */
  static void renumberBatches() throws SQLException {
    RENUMBER.get().executeUpdate();
  }

  /** From now on the ids are this cluster's. */
  static void adopt() throws SQLException {
    ADOPT.get().executeUpdate();
    SIGN.get().executeUpdate();
  }
}
