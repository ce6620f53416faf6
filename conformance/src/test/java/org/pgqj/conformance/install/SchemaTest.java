package org.pgqj.conformance.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * Tables, sequences and functions are those of PgQ 3.5, with the same names, types and defaults.
 */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class SchemaTest {

  /** The data tables of a queue are alike: the first one stands for all. */
  private static final String COLUMNS =
      """
      consumer.co_id integer not null default nextval('pgq.consumer_co_id_seq'::regclass)
      consumer.co_name text not null
      dead_letter.dl_id bigint not null default nextval('pgq.dead_letter_dl_id_seq'::regclass)
      dead_letter.dl_queue integer not null
      dead_letter.dl_consumer text not null
      dead_letter.dl_time timestamp with time zone not null default now()
      dead_letter.dl_reason text
      dead_letter.ev_id bigint not null
      dead_letter.ev_time timestamp with time zone not null
      dead_letter.ev_retry integer
      dead_letter.ev_type text
      dead_letter.ev_data text
      dead_letter.ev_extra1 text
      dead_letter.ev_extra2 text
      dead_letter.ev_extra3 text
      dead_letter.ev_extra4 text
      event_1_0.ev_id bigint not null default nextval('pgq.event_1_id_seq'::regclass)
      event_1_0.ev_time timestamp with time zone not null
      event_1_0.ev_txid bigint not null default txid_current()
      event_1_0.ev_owner integer
      event_1_0.ev_retry integer
      event_1_0.ev_type text
      event_1_0.ev_data text
      event_1_0.ev_extra1 text
      event_1_0.ev_extra2 text
      event_1_0.ev_extra3 text
      event_1_0.ev_extra4 text
      event_template.ev_id bigint not null
      event_template.ev_time timestamp with time zone not null
      event_template.ev_txid bigint not null default txid_current()
      event_template.ev_owner integer
      event_template.ev_retry integer
      event_template.ev_type text
      event_template.ev_data text
      event_template.ev_extra1 text
      event_template.ev_extra2 text
      event_template.ev_extra3 text
      event_template.ev_extra4 text
      queue.queue_id integer not null default nextval('pgq.queue_queue_id_seq'::regclass)
      queue.queue_name text not null
      queue.queue_ntables integer not null default 3
      queue.queue_cur_table integer not null default 0
      queue.queue_rotation_period interval not null default '02:00:00'::interval
      queue.queue_switch_step1 bigint not null default txid_current()
      queue.queue_switch_step2 bigint default txid_current()
      queue.queue_switch_time timestamp with time zone not null default now()
      queue.queue_external_ticker boolean not null default false
      queue.queue_disable_insert boolean not null default false
      queue.queue_ticker_paused boolean not null default false
      queue.queue_ticker_max_count integer not null default 500
      queue.queue_ticker_max_lag interval not null default '00:00:03'::interval
      queue.queue_ticker_idle_period interval not null default '00:01:00'::interval
      queue.queue_per_tx_limit integer
      queue.queue_data_pfx text not null
      queue.queue_event_seq text not null
      queue.queue_tick_seq text not null
      queue.queue_extra_maint text[]
      retry_queue.ev_retry_after timestamp with time zone not null
      retry_queue.ev_queue integer not null
      retry_queue.ev_id bigint not null
      retry_queue.ev_time timestamp with time zone not null
      retry_queue.ev_txid bigint
      retry_queue.ev_owner integer not null
      retry_queue.ev_retry integer
      retry_queue.ev_type text
      retry_queue.ev_data text
      retry_queue.ev_extra1 text
      retry_queue.ev_extra2 text
      retry_queue.ev_extra3 text
      retry_queue.ev_extra4 text
      subscription.sub_id integer not null default nextval('pgq.subscription_sub_id_seq'::regclass)
      subscription.sub_queue integer not null
      subscription.sub_consumer integer not null
      subscription.sub_last_tick bigint
      subscription.sub_active timestamp with time zone not null default now()
      subscription.sub_batch bigint
      subscription.sub_next_tick bigint
      tick.tick_queue integer not null
      tick.tick_id bigint not null
      tick.tick_time timestamp with time zone not null default now()
      tick.tick_snapshot txid_snapshot not null default txid_current_snapshot()
      tick.tick_event_seq bigint not null
      txid_origin.system_identifier bigint not null
      txid_origin.row_txid bigint not null
      """;

  private static final String CONSTRAINTS =
      """
      pgq.consumer|consumer_name_uq|UNIQUE (co_name)
      pgq.consumer|consumer_pkey|PRIMARY KEY (co_id)
      pgq.dead_letter|dead_letter_pkey|PRIMARY KEY (dl_id)
      pgq.dead_letter|dl_event_uq|UNIQUE (dl_queue, dl_consumer, ev_id)
      pgq.dead_letter|dl_queue_fkey|FOREIGN KEY (dl_queue) REFERENCES pgq.queue(queue_id)
      pgq.queue|queue_name_uq|UNIQUE (queue_name)
      pgq.queue|queue_own_relations|CHECK (((queue_data_pfx = ('pgq.event_'::text || (queue_id)::text)) AND (queue_event_seq = (queue_data_pfx || '_id_seq'::text)) AND (queue_tick_seq = (queue_data_pfx || '_tick_seq'::text))))
      pgq.queue|queue_pkey|PRIMARY KEY (queue_id)
      pgq.retry_queue|rq_pkey|PRIMARY KEY (ev_owner, ev_id)
      pgq.retry_queue|rq_queue_id_fkey|FOREIGN KEY (ev_queue) REFERENCES pgq.queue(queue_id)
      pgq.subscription|sub_consumer_fkey|FOREIGN KEY (sub_consumer) REFERENCES pgq.consumer(co_id)
      pgq.subscription|sub_queue_fkey|FOREIGN KEY (sub_queue) REFERENCES pgq.queue(queue_id)
      pgq.subscription|subscription_batch_idx|UNIQUE (sub_batch)
      pgq.subscription|subscription_pkey|PRIMARY KEY (sub_queue, sub_consumer)
      pgq.tick|tick_pkey|PRIMARY KEY (tick_queue, tick_id)
      pgq.tick|tick_queue_fkey|FOREIGN KEY (tick_queue) REFERENCES pgq.queue(queue_id)
      """;

  private static final String INDEXES =
      """
      CREATE INDEX event_1_0_txid_idx ON pgq.event_1_0 USING btree (ev_txid)
      CREATE INDEX event_1_1_txid_idx ON pgq.event_1_1 USING btree (ev_txid)
      CREATE INDEX event_1_2_txid_idx ON pgq.event_1_2 USING btree (ev_txid)
      CREATE INDEX rq_retry_idx ON pgq.retry_queue USING btree (ev_retry_after)
      CREATE UNIQUE INDEX consumer_name_uq ON pgq.consumer USING btree (co_name)
      CREATE UNIQUE INDEX consumer_pkey ON pgq.consumer USING btree (co_id)
      CREATE UNIQUE INDEX dead_letter_pkey ON pgq.dead_letter USING btree (dl_id)
      CREATE UNIQUE INDEX dl_event_uq ON pgq.dead_letter USING btree (dl_queue, dl_consumer, ev_id)
      CREATE UNIQUE INDEX queue_name_uq ON pgq.queue USING btree (queue_name)
      CREATE UNIQUE INDEX queue_pkey ON pgq.queue USING btree (queue_id)
      CREATE UNIQUE INDEX rq_pkey ON pgq.retry_queue USING btree (ev_owner, ev_id)
      CREATE UNIQUE INDEX subscription_batch_idx ON pgq.subscription USING btree (sub_batch)
      CREATE UNIQUE INDEX subscription_pkey ON pgq.subscription USING btree (sub_queue, sub_consumer)
      CREATE UNIQUE INDEX tick_pkey ON pgq.tick USING btree (tick_queue, tick_id)
      CREATE UNIQUE INDEX txid_origin_one_row ON pgq.txid_origin USING btree ((true))
      """;

  /** Type, start, increment, least, greatest, cache, cycle, owning column. */
  private static final String SEQUENCES =
      """
      batch_id_seq|bigint|1|1|1|9223372036854775807|1|f|
      consumer_co_id_seq|integer|1|1|1|2147483647|1|f|pgq.consumer.1
      dead_letter_dl_id_seq|bigint|1|1|1|9223372036854775807|1|f|pgq.dead_letter.1
      event_1_id_seq|bigint|1|1|1|9223372036854775807|1|f|
      event_1_tick_seq|bigint|1|1|1|9223372036854775807|1|f|
      queue_queue_id_seq|integer|1|1|1|2147483647|1|f|pgq.queue.1
      subscription_sub_id_seq|integer|1|1|1|2147483647|1|f|pgq.subscription.1
      """;

  private static final String STORAGE =
      """
      event_1_0|{fillfactor=100,autovacuum_enabled=off}|{autovacuum_enabled=off}
      event_1_1|{fillfactor=100,autovacuum_enabled=off}|{autovacuum_enabled=off}
      event_1_2|{fillfactor=100,autovacuum_enabled=off}|{autovacuum_enabled=off}
      """;

  private static final String INHERITANCE =
      """
      pgq.event_1|pgq.event_template
      pgq.event_1_0|pgq.event_1
      pgq.event_1_1|pgq.event_1
      pgq.event_1_2|pgq.event_1
      """;

  private static final String FUNCTIONS =
      """
      _event_text(i_event_id bigint) text
      _grant_perms_from(src_schema text,
        src_table text,
        dst_schema text,
        dst_table text) integer strict
      _hold_rotation(i_queue_name text) boolean
      _ready() boolean
      _refuse(i_error text) text
      _unchanged(i_statement integer) boolean immutable strict
      batch_event_sql(x_batch_id bigint) text
      batch_event_tables(x_batch_id bigint) SETOF text
      batch_retry(i_batch_id bigint,
        i_retry_seconds integer) integer
      capture(i_table regclass,
        i_queue text,
        VARIADIC i_options text[] DEFAULT '{}'::text[]) text
      create_queue(i_queue_name text) integer
      current_event_table(x_queue_name text) text
      dead_letter_count(i_queue_name text DEFAULT NULL::text,
        i_consumer_name text DEFAULT NULL::text) bigint
      dead_letter_delete(i_dead_letter_id bigint) integer
      dead_letter_delete(i_queue_name text,
        i_consumer_name text) bigint
      dead_letter_list(i_queue_name text DEFAULT NULL::text,
        i_consumer_name text DEFAULT NULL::text,
        i_after_id bigint DEFAULT NULL::bigint,
        i_limit integer DEFAULT NULL::integer,
        OUT dead_letter_id bigint,
        OUT queue_name text,
        OUT consumer_name text,
        OUT failed_time timestamp with time zone,
        OUT reason text,
        OUT attempts integer,
        OUT ev_id bigint,
        OUT ev_time timestamp with time zone,
        OUT ev_type text,
        OUT ev_data text,
        OUT ev_extra1 text,
        OUT ev_extra2 text,
        OUT ev_extra3 text,
        OUT ev_extra4 text) SETOF record
      dead_letter_retry(i_dead_letter_id bigint) integer
      dead_letter_retry(i_queue_name text,
        i_consumer_name text) bigint
      drop_queue(x_queue_name text) integer strict
      drop_queue(x_queue_name text,
        x_force boolean) integer
      event_failed(x_batch_id bigint,
        x_event_id bigint,
        x_reason text) integer
      event_retry(x_batch_id bigint,
        x_event_id bigint,
        x_retry_seconds integer) integer
      event_retry(x_batch_id bigint,
        x_event_id bigint,
        x_retry_time timestamp with time zone) integer
      event_retry_raw(x_queue text,
        x_consumer text,
        x_retry_after timestamp with time zone,
        x_ev_id bigint,
        x_ev_time timestamp with time zone,
        x_ev_retry integer,
        x_ev_type text,
        x_ev_data text,
        x_ev_extra1 text,
        x_ev_extra2 text,
        x_ev_extra3 text,
        x_ev_extra4 text) bigint
      events_failed(x_batch_id bigint,
        x_event_ids bigint[],
        x_reasons text[]) integer
      events_retry(x_batch_id bigint,
        x_event_ids bigint[],
        x_retry_times timestamp with time zone[]) integer
      find_tick_helper(i_queue_id integer,
        i_prev_tick_id bigint,
        i_prev_tick_time timestamp with time zone,
        i_prev_tick_seq bigint,
        i_min_count bigint,
        i_min_interval interval,
        OUT next_tick_id bigint,
        OUT next_tick_time timestamp with time zone,
        OUT next_tick_seq bigint) record stable
      finish_batch(x_batch_id bigint) integer
      force_tick(i_queue_name text) bigint
      get_batch_cursor(i_batch_id bigint,
        i_cursor_name text,
        i_quick_limit integer,
        OUT ev_id bigint,
        OUT ev_time timestamp with time zone,
        OUT ev_txid bigint,
        OUT ev_retry integer,
        OUT ev_type text,
        OUT ev_data text,
        OUT ev_extra1 text,
        OUT ev_extra2 text,
        OUT ev_extra3 text,
        OUT ev_extra4 text) SETOF record strict
      get_batch_cursor(i_batch_id bigint,
        i_cursor_name text,
        i_quick_limit integer,
        i_extra_where text,
        OUT ev_id bigint,
        OUT ev_time timestamp with time zone,
        OUT ev_txid bigint,
        OUT ev_retry integer,
        OUT ev_type text,
        OUT ev_data text,
        OUT ev_extra1 text,
        OUT ev_extra2 text,
        OUT ev_extra3 text,
        OUT ev_extra4 text) SETOF record
      get_batch_events(x_batch_id bigint,
        OUT ev_id bigint,
        OUT ev_time timestamp with time zone,
        OUT ev_txid bigint,
        OUT ev_retry integer,
        OUT ev_type text,
        OUT ev_data text,
        OUT ev_extra1 text,
        OUT ev_extra2 text,
        OUT ev_extra3 text,
        OUT ev_extra4 text) SETOF record
      get_batch_info(x_batch_id bigint,
        OUT queue_name text,
        OUT consumer_name text,
        OUT batch_start timestamp with time zone,
        OUT batch_end timestamp with time zone,
        OUT prev_tick_id bigint,
        OUT tick_id bigint,
        OUT lag interval,
        OUT seq_start bigint,
        OUT seq_end bigint) record
      get_consumer_info(OUT queue_name text,
        OUT consumer_name text,
        OUT lag interval,
        OUT last_seen interval,
        OUT last_tick bigint,
        OUT current_batch bigint,
        OUT next_tick bigint,
        OUT pending_events bigint) SETOF record
      get_consumer_info(i_queue_name text,
        OUT queue_name text,
        OUT consumer_name text,
        OUT lag interval,
        OUT last_seen interval,
        OUT last_tick bigint,
        OUT current_batch bigint,
        OUT next_tick bigint,
        OUT pending_events bigint) SETOF record
      get_consumer_info(i_queue_name text,
        i_consumer_name text,
        OUT queue_name text,
        OUT consumer_name text,
        OUT lag interval,
        OUT last_seen interval,
        OUT last_tick bigint,
        OUT current_batch bigint,
        OUT next_tick bigint,
        OUT pending_events bigint) SETOF record
      get_queue_info(OUT queue_name text,
        OUT queue_ntables integer,
        OUT queue_cur_table integer,
        OUT queue_rotation_period interval,
        OUT queue_switch_time timestamp with time zone,
        OUT queue_external_ticker boolean,
        OUT queue_ticker_paused boolean,
        OUT queue_ticker_max_count integer,
        OUT queue_ticker_max_lag interval,
        OUT queue_ticker_idle_period interval,
        OUT ticker_lag interval,
        OUT ev_per_sec double precision,
        OUT ev_new bigint,
        OUT last_tick_id bigint) SETOF record
      get_queue_info(i_queue_name text,
        OUT queue_name text,
        OUT queue_ntables integer,
        OUT queue_cur_table integer,
        OUT queue_rotation_period interval,
        OUT queue_switch_time timestamp with time zone,
        OUT queue_external_ticker boolean,
        OUT queue_ticker_paused boolean,
        OUT queue_ticker_max_count integer,
        OUT queue_ticker_max_lag interval,
        OUT queue_ticker_idle_period interval,
        OUT ticker_lag interval,
        OUT ev_per_sec double precision,
        OUT ev_new bigint,
        OUT last_tick_id bigint) SETOF record
      grant_perms(x_queue_name text) integer
      implementation() text
      insert_event(queue_name text,
        ev_type text,
        ev_data text) bigint
      insert_event(queue_name text,
        ev_type text,
        ev_data text,
        ev_extra1 text,
        ev_extra2 text,
        ev_extra3 text,
        ev_extra4 text) bigint
      insert_event_raw(queue_name text,
        ev_id bigint,
        ev_time timestamp with time zone,
        ev_owner integer,
        ev_retry integer,
        ev_type text,
        ev_data text,
        ev_extra1 text,
        ev_extra2 text,
        ev_extra3 text,
        ev_extra4 text) bigint
      insert_events(queue_name text,
        ev_type text,
        ev_data text[],
        ev_extra1 text[] DEFAULT NULL::text[],
        ev_extra2 text[] DEFAULT NULL::text[],
        ev_extra3 text[] DEFAULT NULL::text[],
        ev_extra4 text[] DEFAULT NULL::text[]) bigint[]
      insert_events(queue_name text,
        ev_type text[],
        ev_data text[],
        ev_extra1 text[] DEFAULT NULL::text[],
        ev_extra2 text[] DEFAULT NULL::text[],
        ev_extra3 text[] DEFAULT NULL::text[],
        ev_extra4 text[] DEFAULT NULL::text[]) bigint[]
      insert_events(queue_name text,
        events jsonb) bigint[]
      jsontriga() trigger
      logtriga() trigger
      logutriga() trigger
      maint_operations(OUT func_name text,
        OUT func_arg text) SETOF record
      maint_retry_events() integer
      maint_rotate_tables_step1(i_queue_name text) integer
      maint_rotate_tables_step2() integer
      maint_tables_to_vacuum() SETOF text
      next_batch(i_queue_name text,
        i_consumer_name text) bigint
      next_batch_custom(i_queue_name text,
        i_consumer_name text,
        i_min_lag interval,
        i_min_count integer,
        i_min_interval interval,
        OUT batch_id bigint,
        OUT cur_tick_id bigint,
        OUT prev_tick_id bigint,
        OUT cur_tick_time timestamp with time zone,
        OUT prev_tick_time timestamp with time zone,
        OUT cur_tick_event_seq bigint,
        OUT prev_tick_event_seq bigint) record
      next_batch_info(i_queue_name text,
        i_consumer_name text,
        OUT batch_id bigint,
        OUT cur_tick_id bigint,
        OUT prev_tick_id bigint,
        OUT cur_tick_time timestamp with time zone,
        OUT prev_tick_time timestamp with time zone,
        OUT cur_tick_event_seq bigint,
        OUT prev_tick_event_seq bigint) record
      quote_fqname(i_name text) text immutable strict
      rebase() integer
      register_consumer(x_queue_name text,
        x_consumer_id text) integer
      register_consumer_at(x_queue_name text,
        x_consumer_name text,
        x_tick_pos bigint) integer
      rotation_info(OUT queue_name text,
        OUT is_due boolean,
        OUT due_time timestamp with time zone,
        OUT blocked_by text,
        OUT holder text,
        OUT pid integer,
        OUT since timestamp with time zone,
        OUT age interval,
        OUT detail text) SETOF record
      seq_getval(i_seq_name text) bigint strict
      seq_setval(i_seq_name text,
        i_new_value bigint) bigint strict
      set_queue_config(x_queue_name text,
        x_param_name text,
        x_param_value text) integer
      sqltriga() trigger
      tick_now(i_queue_name text) bigint
      ticker() bigint
      ticker(i_queue_name text) bigint
      ticker(i_queue_name text,
        i_tick_id bigint,
        i_orig_timestamp timestamp with time zone,
        i_event_seq bigint) bigint
      tune_storage(i_queue_name text) integer strict
      uncapture(i_table regclass,
        i_queue text) text
      unregister_consumer(x_queue_name text,
        x_consumer_name text) integer
      upgrade_schema() integer
      urldecode(i_encoded text) jsonb immutable strict
      urldecode_rows(i_encoded text,
        OUT key text,
        OUT value text) SETOF record immutable strict
      urlencode(i_name text,
        i_value text) text immutable
      urlencode(i_object json) text immutable strict
      urlencode(i_text text) text immutable strict
      validate_trigger(i_table regclass,
        i_trigger name,
        OUT severity text,
        OUT argument text,
        OUT message text) SETOF record strict
      version() text
      """;

  private Connection c;

  @BeforeAll
  void createQueue(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.one(c, "select pgq.create_queue('first')");
  }

  private void assertLines(String expected, String sql) throws SQLException {
    assertThat(String.join("\n", Sql.lines(c, sql))).isEqualTo(expected.strip());
  }

  @Test
  void columns() throws SQLException {
    assertLines(
        COLUMNS,
        """
        select c.relname || '.' || concat_ws(' ', attname, format_type(atttypid, atttypmod), case when attnotnull then 'not null' end, 'default ' || pg_get_expr(adbin, adrelid))
          from pg_class c
          join pg_attribute on attrelid = c.oid
          left join pg_attrdef on adrelid = attrelid and adnum = attnum
         where relnamespace = 'pgq'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
           and relname !~ '^event_1(_[12])?$'
         order by c.relname collate "C", attnum
        """);
  }

  @Test
  void constraints() throws SQLException {
    assertLines(
        CONSTRAINTS,
        """
        select conrelid::regclass, conname, pg_get_constraintdef(oid)
          from pg_constraint
         where connamespace = 'pgq'::regnamespace
         order by conrelid::regclass::text collate "C", conname collate "C"
        """);
  }

  @Test
  void indexes() throws SQLException {
    assertLines(
        INDEXES,
        """
        select pg_get_indexdef(indexrelid)
          from pg_index join pg_class on pg_class.oid = indexrelid
         where relnamespace = 'pgq'::regnamespace
         order by pg_get_indexdef(indexrelid) collate "C"
        """);
  }

  @Test
  void sequences() throws SQLException {
    assertLines(
        SEQUENCES,
        """
        select relname, seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle,
               (select refobjid::regclass || '.' || refobjsubid
                  from pg_depend where objid = seqrelid and deptype = 'a')
          from pg_sequence join pg_class on oid = seqrelid
         where relnamespace = 'pgq'::regnamespace
         order by relname collate "C"
        """);
  }

  @Test
  void storageOfTheDataTables() throws SQLException {
    assertLines(
        STORAGE,
        """
        select relname, reloptions, (select t.reloptions from pg_class t where t.oid = c.reltoastrelid)
          from pg_class c
         where relnamespace = 'pgq'::regnamespace and reloptions is not null
         order by relname collate "C"
        """);
  }

  @Test
  void inheritance() throws SQLException {
    assertLines(
        INHERITANCE,
        """
        select inhrelid::regclass, inhparent::regclass
          from pg_inherits join pg_class on oid = inhrelid
         where relnamespace = 'pgq'::regnamespace
         order by relname collate "C"
        """);
  }

  @Test
  void functions() throws SQLException {
    assertLines(
        FUNCTIONS,
        """
        select p.proname || '(' || replace(pg_get_function_arguments(p.oid), ', ', e',\\n  ') || ') ' || pg_get_function_result(p.oid)
               || case provolatile when 'i' then ' immutable' when 's' then ' stable' else '' end || case when proisstrict then ' strict' else '' end
               || case when proparallel <> 'u' then ' parallel ' || proparallel::text else '' end || case when prorows not in (0, 1000) then ' rows ' || prorows else '' end
          from pg_proc p
         where pronamespace = 'pgq'::regnamespace
         order by p.proname collate "C", pg_get_function_arguments(p.oid) collate "C"
        """);
  }
}
