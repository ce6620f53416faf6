package org.pgqj.conformance.parity;

import java.util.List;

/** What schema pgq holds: rows, sequences, and the rights on what was made at run time. */
final class Contents {

  /** Events come first: snapshots are described by their transactions. */
  static final List<String> QUERIES =
      List.of(
          """
          select tableoid::regclass::text as event_table, *
            from pgq.event_template
           order by ev_txid, ev_id, ev_retry, 1, ev_owner, ev_type, ev_data
          """,
          "select * from pgq.queue order by queue_id",
          "select * from pgq.consumer order by co_id",
          "select * from pgq.subscription order by sub_queue, sub_consumer",
          "select * from pgq.tick order by tick_queue, tick_id",
          "select * from pgq.retry_queue order by ev_queue, ev_owner, ev_id",
          """
          select sequencename as sequence, last_value
            from pg_sequences
           where schemaname = 'pgq'
           order by 1
          """,
          """
          select relname::text as relation, relkind, relowner::regrole::text, reloptions::text,
                 (select reloptions::text from pg_class t where t.oid = c.reltoastrelid) as toast,
                 (select string_agg(inhparent::regclass::text, ' ') from pg_inherits where inhrelid = c.oid) as parent
            from pg_class c
           where relnamespace = 'pgq'::regnamespace and relname ~ '^event_[0-9]'
           order by 1
          """,
          """
          select relname::text as granted_on,
                 case grantee when 0 then 'public' else grantee::regrole::text end, privilege_type, is_grantable
            from pg_class c, aclexplode(coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner)))
           where (relnamespace = 'pgq'::regnamespace and relname ~ '^event_[0-9]' and relkind in ('r', 'S')
                  or c.oid = 'parity.target'::regclass and grantee <> relowner)
           order by 1, 2, 3, 4
          """,
          """
          select relname::text || '.' || attname as granted_on_column,
                 case grantee when 0 then 'public' else grantee::regrole::text end, privilege_type, is_grantable
            from pg_class c join pg_attribute on attrelid = c.oid, aclexplode(attacl)
           where relnamespace = 'pgq'::regnamespace and relname ~ '^event_[0-9]' and relkind = 'r'
           order by 1, 2, 3, 4
          """);

  private Contents() {}
}
