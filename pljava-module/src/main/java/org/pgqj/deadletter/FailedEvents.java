package org.pgqj.deadletter;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Raise;
import org.pgqj.batch.BatchQuery;
import org.pgqj.batch.OpenBatch;

/**
 * Events of a batch that are to become dead letters, and why. Arrays stay in PostgreSQL's own text
 * form on their way through Java.
 */
final class FailedEvents {

  private static final String ONE = "array[?::bigint], array[?::text]";
  private static final String MANY = "?::bigint[], ?::text[]";

  // A batch may hold an event twice, as it was and as an earlier retry: the retry counts. A full
  // join,
  // kept one by the offset, is never done by nested loops, which the planner would take for a batch
  // of any size: event tables have no statistics, so it expects a row or two.
  private static final String STORE =
      """
      with given as (
        select distinct on (g.id) g.id, g.reason
          from unnest(%g) with ordinality g (id, reason, number)
         order by g.id, g.number),
      found as (
        select distinct on (m.ev_id) m.*
          from (select g.id, g.reason, e.*
                  from given g
                  full join (%b) e on e.ev_id = g.id
                offset 0) m
         where m.id is not null and m.ev_id is not null
         order by m.ev_id, m.ev_retry desc nulls last),
      stored as (
        insert into pgq.dead_letter (dl_queue, dl_consumer, dl_reason, ev_id, ev_time, ev_retry,
               ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4)
        select %q, ?, f.reason, f.ev_id, f.ev_time, f.ev_retry,
               f.ev_type, f.ev_data, f.ev_extra1, f.ev_extra2, f.ev_extra3, f.ev_extra4
          from found f
         order by f.ev_id
            on conflict (dl_queue, dl_consumer, ev_id) do nothing
        returning ev_id)
      select (select count(*) from given) - (select count(*) from found) as missing,
             (select count(*) from stored) as stored
      """;

  private static final Prepared SHAPE =
      new Prepared(
          """
          select array_ndims(a.ids), array_ndims(a.reasons),
                 cardinality(a.ids), cardinality(a.reasons)
            from (select ?::bigint[] as ids, ?::text[] as reasons) a
          """);

  private final String form;
  private final String ids;
  private final String reasons;

  private FailedEvents(String form, String ids, String reasons) {
    this.form = form;
    this.ids = ids;
    this.reasons = reasons;
  }

  static FailedEvents one(Long event, String reason) {
    return new FailedEvents(ONE, event == null ? null : event.toString(), reason);
  }

  /**
   * Many at once.
   *
   * @throws SQLException 2202E for arrays of different lengths or of more than one dimension
   */
  static FailedEvents many(String ids, String reasons) throws SQLException {
    try (ResultSet shape = SHAPE.with(ids, reasons).executeQuery()) {
      shape.next();
      refuseDimensions("x_event_ids", shape.getInt(1));
      refuseDimensions("x_reasons", shape.getInt(2));
      if (reasons != null && shape.getInt(3) != shape.getInt(4)) {
        throw Raise.error(PgqError.FAILED_LENGTHS, shape.getInt(3), shape.getInt(4));
      }
    }
    return new FailedEvents(MANY, ids, reasons);
  }

  /** Empty arrays and nulls have no dimension: 0. */
  private static void refuseDimensions(String name, int dimensions) throws SQLException {
    if (dimensions > 1) {
      throw Raise.error(PgqError.FAILED_DIMENSIONS, name);
    }
  }

  /**
   * Stores them.
   *
   * @return how many were no dead letters yet
   * @throws SQLException P0001 when one is not in the batch
   */
  int store(OpenBatch batch) throws SQLException {
    String consumer = DeadLetterStatements.holdConsumer(batch);
    if (consumer == null) {
      throw Raise.error(PgqError.EVENT_NOT_FOUND);
    }
    try (PreparedStatement store = Backend.connection().prepareStatement(text(batch))) {
      store.setString(1, ids);
      store.setString(2, reasons);
      store.setString(3, consumer);
      return stored(store);
    }
  }

  private static int stored(PreparedStatement store) throws SQLException {
    try (ResultSet row = store.executeQuery()) {
      row.next();
      if (row.getLong(1) != 0) {
        throw Raise.error(PgqError.EVENT_NOT_FOUND);
      }
      return (int) row.getLong(2);
    }
  }

  private String text(OpenBatch batch) {
    return STORE
        .replace("%g", form)
        .replace("%q", Integer.toString(batch.queueId()))
        .replace("%b", BatchQuery.text(batch));
  }
}
