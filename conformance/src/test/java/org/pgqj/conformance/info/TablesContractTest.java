package org.pgqj.conformance.info;

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

/** Clients read these tables and admins change them: names, types and rules are PgQ's. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class TablesContractTest {

  private static final String COLUMNS =
      """
      consumer.co_id integer not null default nextval('pgq.consumer_co_id_seq'::regclass)
      consumer.co_name text not null
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
      """;

  private static final String CONSTRAINTS =
      """
      pgq.consumer consumer_name_uq UNIQUE (co_name)
      pgq.consumer consumer_pkey PRIMARY KEY (co_id)
      pgq.queue queue_name_uq UNIQUE (queue_name)
      pgq.queue queue_pkey PRIMARY KEY (queue_id)
      pgq.retry_queue rq_pkey PRIMARY KEY (ev_owner, ev_id)
      pgq.retry_queue rq_queue_id_fkey FOREIGN KEY (ev_queue) REFERENCES pgq.queue(queue_id)
      pgq.subscription sub_consumer_fkey FOREIGN KEY (sub_consumer) REFERENCES pgq.consumer(co_id)
      pgq.subscription sub_queue_fkey FOREIGN KEY (sub_queue) REFERENCES pgq.queue(queue_id)
      pgq.subscription subscription_batch_idx UNIQUE (sub_batch)
      pgq.subscription subscription_pkey PRIMARY KEY (sub_queue, sub_consumer)
      pgq.tick tick_pkey PRIMARY KEY (tick_queue, tick_id)
      pgq.tick tick_queue_fkey FOREIGN KEY (tick_queue) REFERENCES pgq.queue(queue_id)
      """;

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  @Test
  void columnsAreThoseOfPgqInTheirOrder() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select concat_ws(' ', relname || '.' || attname, format_type(atttypid, null),
                                 case when attnotnull then 'not null' end,
                                 'default ' || pg_get_expr(adbin, adrelid))
                  from pg_attribute a join pg_class r on r.oid = attrelid
                  left join pg_attrdef on adrelid = attrelid and adnum = attnum
                 where relnamespace = 'pgq'::regnamespace and relkind = 'r' and attnum > 0
                 order by relname, attnum
                """))
        .containsExactlyElementsOf(COLUMNS.lines().toList());
  }

  @Test
  void constraintsAreThoseOfPgq() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                  from pg_constraint where connamespace = 'pgq'::regnamespace
                """))
        .containsExactlyInAnyOrderElementsOf(CONSTRAINTS.lines().toList());
  }

  @Test
  void retriesAreFoundByTheirTime() throws SQLException {
    assertThat(
            Sql.text(
                c,
                "select indexdef from pg_indexes where schemaname = 'pgq' and indexname = 'rq_retry_idx'"))
        .isEqualTo("CREATE INDEX rq_retry_idx ON pgq.retry_queue USING btree (ev_retry_after)");
  }

  @Test
  void batchIdsStartAtOne() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select seqtypid::regtype, seqstart, seqincrement, seqcache, seqcycle
                  from pg_sequence where seqrelid = 'pgq.batch_id_seq'::regclass
                """))
        .containsExactly("bigint|1|1|1|f");
  }
}
