package org.pgqj.conformance.maintenance;

import java.sql.Connection;
import java.sql.SQLException;
import org.pgqj.fixtures.junit.Sql;

/** Makes a database look as one that was dumped in another cluster and restored here. */
final class ForeignIds {

  /** Further than any cluster of a test comes. */
  static final long FAR_AHEAD = 1_000_000_000;

  private ForeignIds() {}

  /**
   * Shifts every transaction id that is stored in schema pgq, and names another cluster as their
   * origin. Sessions that have ticked before don't notice: go on with new ones.
   */
  static void shift(Connection c, long by) throws SQLException {
    Sql.update(
        c,
        """
        update pgq.tick
           set tick_snapshot = concat(
                 txid_snapshot_xmin(tick_snapshot) + ?, ':', txid_snapshot_xmax(tick_snapshot) + ?,
                 ':', (select string_agg((id + ?)::text, ',' order by id)
                         from txid_snapshot_xip(tick_snapshot) id))::txid_snapshot
        """,
        by,
        by,
        by);
    Sql.update(c, "update pgq.event_template set ev_txid = ev_txid + ?", by);
    Sql.update(
        c,
        """
        update pgq.queue
           set queue_switch_step1 = queue_switch_step1 + ?,
               queue_switch_step2 = queue_switch_step2 + ?
        """,
        by,
        by);
    Sql.update(c, "update pgq.txid_origin set system_identifier = system_identifier + 1");
  }
}
