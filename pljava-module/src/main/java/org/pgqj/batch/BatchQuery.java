package org.pgqj.batch;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Quote;
import org.pgqj.backend.Raise;

/**
 * Builds the query for a batch's events.
 *
 * <p>An event belongs to the batch when its transaction is visible in the end tick's snapshot and
 * not in the last tick's, and when it is nobody's or the consumer's own retry. Checking snapshots
 * row by row would read the whole table. So the query reads, by the index on ev_txid, the range of
 * transactions that can qualify (see {@link TxidRange}) and checks only those; stragglers far below
 * the range are known to qualify and are read one by one. When the queue rotated meanwhile, both is
 * done for two tables (see {@link RotationState}). The parts are put together by UNION ALL, and the
 * text ends with {@code order by 1}, the event id, which clients rely on.
 */
public final class BatchQuery {

  /** What get_batch_events shows of an event. */
  public static final String COLUMNS =
      "ev_id, ev_time, ev_txid, ev_retry, ev_type, ev_data,"
          + " ev_extra1, ev_extra2, ev_extra3, ev_extra4";

  private static final String RANGE =
      " from pgq.tick cur, pgq.tick last, %t ev"
          + " where cur.tick_id operator(pg_catalog.=) %e"
          + " and cur.tick_queue operator(pg_catalog.=) %q"
          + " and last.tick_id operator(pg_catalog.=) %l"
          + " and last.tick_queue operator(pg_catalog.=) %q"
          + " and ev.ev_txid operator(pg_catalog.>=) %f"
          + " and ev.ev_txid operator(pg_catalog.<=) %u"
          + " and pg_catalog.txid_visible_in_snapshot(ev.ev_txid, cur.tick_snapshot)"
          + " and not pg_catalog.txid_visible_in_snapshot(ev.ev_txid, last.tick_snapshot)"
          + " and (ev_owner is null or ev_owner operator(pg_catalog.=) %o)";

  private static final String STRAGGLERS =
      " from %t ev"
          + " where ev.ev_txid operator(pg_catalog.=) any (array[%x]::pg_catalog.int8[])"
          + " and (ev_owner is null or ev_owner operator(pg_catalog.=) %o)";

  private static final String ORDER = " order by 1";

  private BatchQuery() {}

  /** The open batch of that id; null when there is none. */
  public static OpenBatch find(Long batch) throws SQLException {
    return BatchStatements.find(batch);
  }

  /**
   * The open batch of that id.
   *
   * @throws SQLException P0001 when there is none
   */
  static OpenBatch require(Long batch) throws SQLException {
    OpenBatch found = find(batch);
    if (found == null) {
      throw Raise.error(PgqError.BATCH_NOT_FOUND);
    }
    return found;
  }

  /** The query, in the columns' order of get_batch_events. */
  public static String text(OpenBatch batch) {
    return text(batch, COLUMNS, "");
  }

  /**
   * The same with other columns of the event tables, and for fewer of their rows.
   *
   * @param columns the first one orders the rows
   * @param condition empty, or beginning with {@code and}; the event's table is named {@code ev}
   */
  public static String text(OpenBatch batch, String columns, String condition) {
    TxidRange range = TxidRange.between(batch.last(), batch.end());
    StringBuilder sql = new StringBuilder(1000);
    for (String table : batch.tables()) {
      append(sql, columns, fill(RANGE, batch, range, table), condition);
      if (!range.stragglers().isEmpty()) {
        append(sql, columns, fill(STRAGGLERS, batch, range, table), condition);
      }
    }
    return sql.append(ORDER).toString();
  }

  private static void append(StringBuilder sql, String columns, String part, String condition) {
    if (sql.length() > 0) {
      sql.append(" union all ");
    }
    sql.append("select ").append(columns).append(part).append(condition);
  }

  private static String fill(String part, OpenBatch batch, TxidRange range, String table) {
    return part.replace("%e", Long.toString(batch.endTick()))
        .replace("%l", Long.toString(batch.lastTick()))
        .replace("%q", Integer.toString(batch.queueId()))
        .replace("%f", Long.toString(range.low()))
        .replace("%u", Long.toString(range.high()))
        .replace("%o", Integer.toString(batch.owner()))
        .replace("%x", joined(range.stragglers()))
        .replace("%t", Quote.qualified(table));
  }

  private static String joined(List<Long> txids) {
    StringBuilder out = new StringBuilder();
    for (Long txid : txids) {
      if (out.length() > 0) {
        out.append(", ");
      }
      out.append(txid.longValue());
    }
    return out.toString();
  }
}
