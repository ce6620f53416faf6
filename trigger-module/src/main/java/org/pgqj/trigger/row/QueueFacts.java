package org.pgqj.trigger.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.RowVersion;

/**
 * What direct inserts of one user into one queue are prepared with.
 *
 * @param id queue_id
 * @param version the queue's row
 * @param table name of the current event table, not quoted
 * @param queueTable oid of pgq.queue
 * @param queueUpdates how many rows of pgq.queue this session has updated, as far as its statistics
 *     have not been collected
 * @param isSettled whether the queue's row is no work of this transaction, which a savepoint may
 *     undo
 * @param rightsCondition SQL that is true while the user may insert
 */
record QueueFacts(
    int id,
    RowVersion version,
    String table,
    int queueTable,
    long queueUpdates,
    boolean isSettled,
    String rightsCondition) {

  /** Whether the user may read pgq.queue, which the other statements do. */
  private static final Prepared MAY_READ =
      new Prepared(
          """
          select cast(cast(pg_catalog.has_table_privilege(c.oid, 'select') as pg_catalog.int4)
                      as pg_catalog.int8)
            from pg_catalog.pg_class as c
            join pg_catalog.pg_namespace as n on n.oid operator(pg_catalog.=) c.relnamespace
           where n.nspname operator(pg_catalog.=) 'pgq'
             and c.relname operator(pg_catalog.=) 'queue'
          """);

  /**
   * No row where direct inserts are not possible or not right: a trigger or rule on the event table
   * could keep an event out, which then looks like an insert that came too late; and triggers and
   * row-level security expect the owner, for whom {@code insert_event} runs, not the user.
   */
  private static final Prepared FACTS =
      new Prepared(
          """
          select q.queue_id, cast(q.ctid as pg_catalog.text), cast(q.xmin as pg_catalog.text),
                 pg_catalog.concat(q.queue_data_pfx, '_', q.queue_cur_table),
                 cast(t.oid as pg_catalog.int8), cast(s.oid as pg_catalog.int8),
                 cast(q.tableoid as pg_catalog.int8),
                 pg_catalog.pg_stat_get_xact_tuples_updated(q.tableoid),
                 pg_catalog.age(q.xmin) operator(pg_catalog.>) 0,
                 (select pg_catalog.count(distinct pg_catalog.concat(a.attacl))
                    from pg_catalog.pg_attribute as a
                   where a.attrelid operator(pg_catalog.=) t.oid
                     and a.attname operator(pg_catalog.=) any (
                           array['ev_time', 'ev_type', 'ev_data', 'ev_extra1', 'ev_extra2']
                             ::pg_catalog.name[]))
            from pgq.queue as q
            join pg_catalog.pg_class as t
                 on t.oid operator(pg_catalog.=)
                    pg_catalog.to_regclass(pg_catalog.concat(q.queue_data_pfx, '_', q.queue_cur_table))
            join pg_catalog.pg_class as s
                 on s.oid operator(pg_catalog.=) pg_catalog.to_regclass(q.queue_event_seq)
            join pg_catalog.pg_proc as f
                 on f.oid operator(pg_catalog.=)
                    cast(pg_catalog.to_regprocedure(
                      'pgq.insert_event(text, text, text, text, text, text, text)') as pg_catalog.oid)
           where q.queue_name operator(pg_catalog.=) ?
             and q.queue_per_tx_limit is null
             and not q.queue_disable_insert
             and not t.relhasrules
             and not t.relrowsecurity
             and not exists (
                   select
                     from pg_catalog.pg_trigger as g
                    where g.tgrelid operator(pg_catalog.=) t.oid
                      and not g.tgisinternal)
             and pg_catalog.strpos(f.prosrc, 'org.pgqj.event.EventFunctions.insertEvent(')
                 operator(pg_catalog.>) 0
             and f.prosecdef
             and pg_catalog.current_setting('track_counts') operator(pg_catalog.=) 'on'
          """);

  private static final String[] COLUMNS = {
    "ev_time", "ev_type", "ev_data", "ev_extra1", "ev_extra2"
  };

  /** Looks up the facts; null where direct inserts are not possible or not right. */
  static QueueFacts lookUp(String queue) throws SQLException {
    Long mayRead = Backend.firstLong(MAY_READ.get());
    if (mayRead == null || mayRead != 1) {
      return null;
    }
    QueueFacts facts;
    try (ResultSet row = FACTS.with(queue).executeQuery()) {
      facts = row.next() ? of(row) : null;
    }
    return facts != null && holds(facts.rightsCondition) ? facts : null;
  }

  private static boolean holds(String condition) throws SQLException {
    return Backend.queryLong("select case when " + condition + " then 1::pg_catalog.int8 end")
        != null;
  }

  private static QueueFacts of(ResultSet row) throws SQLException {
    return new QueueFacts(
        row.getInt(1),
        new RowVersion(row.getString(2), row.getString(3)),
        row.getString(4),
        (int) row.getLong(7),
        row.getLong(8),
        row.getBoolean(9),
        rightsCondition(row.getLong(5), row.getLong(6), row.getLong(10) == 1));
  }

  /**
   * The condition.
   *
   * @param sameForAll whether who may insert one column may insert all
   */
  private static String rightsCondition(long table, long sequence, boolean sameForAll) {
    StringBuilder columns = new StringBuilder();
    for (String column : COLUMNS) {
      if (sameForAll && columns.length() > 0) {
        break;
      }
      columns
          .append(columns.length() == 0 ? "" : " and ")
          .append("pg_catalog.has_column_privilege('")
          .append(table)
          .append("'::pg_catalog.oid, '")
          .append(column)
          .append("', 'insert')");
    }
    return "("
        + columns
        + ") and pg_catalog.has_sequence_privilege('"
        + sequence
        + "'::pg_catalog.oid, 'usage')";
  }
}
