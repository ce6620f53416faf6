package org.pgqj.trigger.row;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;

/**
 * What direct inserts of one user from one table into one queue are prepared with.
 *
 * @param id queue_id
 * @param number number of the current event table
 * @param table name of the current event table, not quoted
 * @param queueTable oid of pgq.queue
 * @param attributeXmins xmin of the table's rows in pg_attribute, dropped columns included
 * @param attributeCtids their ctids; both together tell every version of a row from all others
 * @param function oid of {@code insert_event} with seven arguments
 * @param functionXmin xmin of its row
 * @param functionCtid ctid of its row
 * @param keyCondition SQL that is true while the primary key is this one
 * @param rightsCondition SQL that is true while the user may insert
 */
record QueueFacts(
    int id,
    int number,
    String table,
    int queueTable,
    String attributeXmins,
    String attributeCtids,
    int function,
    String functionXmin,
    String functionCtid,
    String keyCondition,
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

  /** No row where direct inserts are not possible or not right. */
  private static final Prepared FACTS =
      new Prepared(
          """
          select q.queue_id, q.queue_cur_table,
                 pg_catalog.concat(q.queue_data_pfx, '_', q.queue_cur_table),
                 cast(t.oid as pg_catalog.int8), cast(s.oid as pg_catalog.int8),
                 cast(a.xmins as pg_catalog.text), cast(a.ctids as pg_catalog.text),
                 cast(f.oid as pg_catalog.int8),
                 cast(f.xmin as pg_catalog.text), cast(f.ctid as pg_catalog.text),
                 cast(k.indexrelid as pg_catalog.int8), cast(q.tableoid as pg_catalog.int8)
            from pgq.queue as q
            join pg_catalog.pg_class as t
                 on t.oid operator(pg_catalog.=)
                    pg_catalog.to_regclass(pg_catalog.concat(q.queue_data_pfx, '_', q.queue_cur_table))
            join pg_catalog.pg_class as s
                 on s.oid operator(pg_catalog.=) pg_catalog.to_regclass(q.queue_event_seq)
           cross join (
                 select pg_catalog.array_agg(r.xmin) as xmins, pg_catalog.array_agg(r.ctid) as ctids
                   from pg_catalog.pg_attribute as r
                  where r.attrelid operator(pg_catalog.=) cast(? as pg_catalog.oid)
                    and r.attnum operator(pg_catalog.>) 0) as a
            join pg_catalog.pg_proc as f
                 on f.oid operator(pg_catalog.=)
                    cast(pg_catalog.to_regprocedure(
                      'pgq.insert_event(text, text, text, text, text, text, text)') as pg_catalog.oid)
            left join pg_catalog.pg_index as k
                   on k.indrelid operator(pg_catalog.=) cast(? as pg_catalog.oid) and k.indisprimary
           where q.queue_name operator(pg_catalog.=) ?
             and q.queue_per_tx_limit is null
             and not q.queue_disable_insert
             and a.xmins is not null
             and pg_catalog.strpos(f.prosrc, 'org.pgqj.event.EventFunctions.insertEvent(')
                 operator(pg_catalog.>) 0
             and f.prosecdef
             and pg_catalog.current_setting('track_counts') operator(pg_catalog.=) 'on'
          """);

  private static final String[] COLUMNS = {
    "ev_time", "ev_type", "ev_data", "ev_extra1", "ev_extra2"
  };

  /** Looks up the facts; null where direct inserts are not possible or not right. */
  static QueueFacts lookUp(int table, String queue) throws SQLException {
    Long mayRead = Backend.firstLong(MAY_READ.get());
    if (mayRead == null || mayRead != 1) {
      return null;
    }
    String oid = Integer.toUnsignedString(table);
    PreparedStatement query = FACTS.with(oid, oid);
    query.setString(3, queue);
    QueueFacts facts;
    try (ResultSet row = query.executeQuery()) {
      facts = row.next() ? of(table, row) : null;
    }
    return facts != null && holds(facts.rightsCondition) ? facts : null;
  }

  private static boolean holds(String condition) throws SQLException {
    return Backend.queryLong("select case when " + condition + " then 1::pg_catalog.int8 end")
        != null;
  }

  private static QueueFacts of(int table, ResultSet row) throws SQLException {
    return new QueueFacts(
        row.getInt(1),
        row.getInt(2),
        row.getString(3),
        (int) row.getLong(12),
        row.getString(6),
        row.getString(7),
        (int) row.getLong(8),
        row.getString(9),
        row.getString(10),
        keyCondition(table, (Long) row.getObject(11)),
        rightsCondition(row.getLong(4), row.getLong(5)));
  }

  /** The columns of an index never change, so it is enough that it is still there. */
  private static String keyCondition(int table, Long index) {
    return index == null
        ? "not exists (select from pg_catalog.pg_index as k where k.indrelid operator(pg_catalog.=) '"
            + Integer.toUnsignedString(table)
            + "'::pg_catalog.oid and k.indisprimary)"
        : "pg_catalog.pg_index_has_property('" + index + "', 'index_scan') is not null";
  }

  private static String rightsCondition(long table, long sequence) {
    StringBuilder columns = new StringBuilder();
    for (String column : COLUMNS) {
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
