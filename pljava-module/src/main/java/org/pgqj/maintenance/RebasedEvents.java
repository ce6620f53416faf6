package org.pgqj.maintenance;

import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Quote;
import org.pgqj.backend.TxidSnapshot;

/** Collects the events of a queue that somebody still needs, with new ids, and stores them anew. */
final class RebasedEvents {

  private static final String REST =
      "ev_owner, ev_retry, ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4";

  private final RebasedQueue queue;
  private final String collected;
  private final String insertedHere;

  RebasedEvents(RebasedQueue queue, TxidWindow window) {
    this.queue = queue;
    this.collected = "pg_temp." + Quote.identifier("pgqj_rebase_" + queue.id());
    this.insertedHere = "ev_txid between " + window.restored() + " and " + window.current();
  }

  void open() throws SQLException {
    Backend.update("create temporary table " + collected + " (like pgq.event_template)");
  }

  /** The events of a batch, by the condition of every batch. */
  void between(RebasedTick last, RebasedTick end, long newId) throws SQLException {
    collect(
        Long.toString(newId),
        " where ev_txid >= "
            + last.snapshot().xmin()
            + " and ev_txid < "
            + end.snapshot().xmax()
            + " and "
            + seenBy(end)
            + " and not "
            + seenBy(last)
            + " and not ("
            + insertedHere
            + ")");
  }

  /** The events of no tick. */
  void after(RebasedTick newest) throws SQLException {
    String condition = "";
    if (newest != null) {
      TxidSnapshot snapshot = newest.snapshot();
      condition =
          " where (ev_txid >= "
              + snapshot.xmin()
              + " and not "
              + seenBy(newest)
              + ") or "
              + insertedHere;
    }
    collect("txid_current()", condition);
  }

  /** Replaces the stored events by the collected ones. */
  void close() throws SQLException {
    Backend.update("truncate table " + queue.parentTable());
    Backend.update(
        "insert into "
            + queue.currentTableName()
            + " (ev_id, ev_time, ev_txid, "
            + REST
            + ") select ev_id, ev_time, ev_txid, "
            + REST
            + " from "
            + collected
            + " order by ev_txid, ev_id");
    Backend.update("drop table " + collected);
  }

  private void collect(String newId, String condition) throws SQLException {
    Backend.update(
        "insert into "
            + collected
            + " (ev_id, ev_time, ev_txid, "
            + REST
            + ") select ev_id, ev_time, "
            + newId
            + ", "
            + REST
            + " from "
            + queue.parentTable()
            + condition);
  }

  private static String seenBy(RebasedTick tick) {
    return "txid_visible_in_snapshot(ev_txid, " + Quote.literal(tick.text()) + "::txid_snapshot)";
  }
}
