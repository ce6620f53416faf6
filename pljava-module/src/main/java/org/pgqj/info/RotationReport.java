package org.pgqj.info;

import java.sql.SQLException;
import org.pgqj.backend.Report;
import org.pgqj.tick.TxidOrigin;
import org.postgresql.pljava.ResultSetHandle;

/**
 * Answers "why doesn't it rotate?": a row for each queue and each thing that holds it back, or one
 * row with a null in blocked_by when nothing does.
 *
 * <p>The rules are those of the two steps of rotation: it is time; step 2 of the last rotation is
 * done; every consumer's tick is past it; nobody uses the table to be emptied, nor holds the
 * queue's row. A consumer is named when there is a tick that would do and it has not reached it. Is
 * there none, then it is no consumer's fault: the transactions that keep new ticks from being past
 * step 2 are named, or, if there are none left, the ticker.
 */
final class RotationReport {

  private static final String QUERY =
      """
      with now as (
        select txid_snapshot_xmax(txid_current_snapshot()) as txid
      ), activity as (
        select a.pid, a.usename, a.application_name, a.state, a.xact_start, a.backend_xid,
               (n.txid >> 32 << 32) + x.id - case when x.id > (n.txid & 4294967295)
                                                  then 4294967296 else 0 end as txid
          from pg_stat_activity a
         cross join now n
         cross join lateral (select a.backend_xid::text::bigint as id) x
         where a.pid <> pg_backend_pid()
      ), prepared as (
        select p.gid, p.owner, p.prepared, p.transaction,
               (n.txid >> 32 << 32) + x.id - case when x.id > (n.txid & 4294967295)
                                                  then 4294967296 else 0 end as txid
          from pg_prepared_xacts p
         cross join now n
         cross join lateral (select p.transaction::text::bigint as id) x
      ), queue as (
        select q.*, q.xmax as locker,
               q.queue_switch_time + q.queue_rotation_period as due,
               to_regclass(concat(q.queue_data_pfx, '_', (q.queue_cur_table + 1) % q.queue_ntables))
                 as next_table,
               to_regclass(concat(q.queue_data_pfx, '_',
                                  (q.queue_cur_table + q.queue_ntables - 1) % q.queue_ntables))
                 as old_table,
               (select min(tick_id)
                  from pgq.tick
                 where tick_queue = q.queue_id
                   and txid_snapshot_xmin(tick_snapshot) > q.queue_switch_step2) as first_past
          from pgq.queue q
      ), lagging as (
        select s.sub_queue, c.co_name, s.sub_last_tick, t.tick_time
          from queue q
          join pgq.subscription s on s.sub_queue = q.queue_id
          join pgq.consumer c on c.co_id = s.sub_consumer
          left join pgq.tick t on t.tick_queue = s.sub_queue and t.tick_id = s.sub_last_tick
         where s.sub_last_tick is not null
           and (t.tick_id is null
                or txid_snapshot_xmin(t.tick_snapshot) <= q.queue_switch_step2)
      ), lock as (
        select l.relation, l.pid, l.mode, l.virtualtransaction
          from pg_locks l
         where l.locktype = 'relation' and l.granted
           and l.database = (select oid from pg_database where datname = current_database())
           and l.pid is distinct from pg_backend_pid()
      ), blocker as (
        select q.queue_id, 1 as nr, 'restored database' as kind, null::text as holder,
               null::integer as pid, null::timestamptz as since, ?::text as detail
          from queue q
         where ?::text = 'yes'
        union all
        select q.queue_id, 2, 'step 2', a.usename, a.pid, coalesce(a.xact_start, q.queue_switch_time),
               case when l.pid is null
                    then 'maint_rotate_tables_step2() has to run'
                    else concat('a producer still has ', q.old_table::text, ' locked, ', a.state)
               end
          from queue q
          left join (lock l join activity a on a.pid = l.pid and a.backend_xid is null)
            on l.relation = q.old_table and l.mode = 'RowExclusiveLock'
         where q.queue_switch_step2 is null
        union all
        select q.queue_id, 3, 'consumer', g.co_name, null, g.tick_time,
               case when g.tick_time is null
                    then concat('its tick ', g.sub_last_tick, ' is missing')
                    else concat('stands on tick ', g.sub_last_tick, ', must reach ', q.first_past)
               end
          from queue q
          join lagging g on g.sub_queue = q.queue_id
         where q.first_past is not null or g.tick_time is null
        union all
        select q.queue_id, 4, 'transaction', a.usename, a.pid, a.xact_start,
               concat('is older than the last rotation, ', a.state,
                      case when a.application_name <> '' then ', ' end, a.application_name)
          from queue q
          join activity a on a.txid <= q.queue_switch_step2
         where q.first_past is null
           and exists (select from lagging g where g.sub_queue = q.queue_id)
        union all
        select q.queue_id, 5, 'prepared transaction', p.gid, null, p.prepared,
               concat('is older than the last rotation; prepared by ', p.owner)
          from queue q
          join prepared p on p.txid <= q.queue_switch_step2
         where q.first_past is null
           and exists (select from lagging g where g.sub_queue = q.queue_id)
        union all
        select q.queue_id, 6, 'ticker', null, null,
               (select max(tick_time) from pgq.tick where tick_queue = q.queue_id),
               'no tick since the last rotation'
          from queue q
         where q.first_past is null
           and exists (select from lagging g where g.sub_queue = q.queue_id
                                               and g.tick_time is not null)
           and not exists (select from activity a where a.txid <= q.queue_switch_step2)
           and not exists (select from prepared p where p.txid <= q.queue_switch_step2)
        union all
        select q.queue_id, 7, 'lock', coalesce(a.usename::text, p.gid), a.pid,
               coalesce(a.xact_start, p.prepared),
               concat('uses ', q.next_table::text, ' (', string_agg(distinct l.mode, ', '), '), ',
                      coalesce(a.state, 'prepared transaction'))
          from queue q
          join lock l on l.relation = q.next_table
          left join activity a on a.pid = l.pid
          left join pg_locks x
            on l.pid is null and x.virtualtransaction = l.virtualtransaction and x.pid is null
           and x.locktype = 'transactionid' and x.mode = 'ExclusiveLock'
          left join prepared p on p.transaction = x.transactionid
         group by q.queue_id, q.next_table, a.usename, a.pid, a.xact_start, a.state, p.gid,
                  p.prepared
        union all
        select q.queue_id, 8, 'lock', a.usename, a.pid, a.xact_start,
               concat('holds the row of the queue, ', a.state)
          from queue q
          join activity a on a.backend_xid = q.locker
      )
      select q.queue_name, q.due < current_timestamp, q.due, b.kind, b.holder, b.pid, b.since,
             current_timestamp - b.since, b.detail
        from queue q
        left join blocker b on b.queue_id = q.queue_id
       order by q.queue_name, b.nr, b.since, b.holder, b.pid
      """;

  private RotationReport() {}

  static ResultSetHandle open() throws SQLException {
    return new Report(QUERY, TxidOrigin.CURE, TxidOrigin.isForeign() ? "yes" : "no");
  }
}
