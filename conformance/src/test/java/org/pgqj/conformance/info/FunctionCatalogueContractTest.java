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

/**
 * Functions have the names, argument names, columns and flags of PgQ: clients use named notation,
 * select columns by name, and put functions of their own in their place.
 */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class FunctionCatalogueContractTest {

  private static final String EVENTS =
      "OUT ev_id bigint, OUT ev_time timestamptz, OUT ev_txid bigint, "
          + "OUT ev_retry integer, OUT ev_type text, OUT ev_data text, OUT ev_extra1 text, "
          + "OUT ev_extra2 text, OUT ev_extra3 text, OUT ev_extra4 text";

  private static final String QUEUE_INFO =
      "OUT queue_name text, OUT queue_ntables integer, OUT queue_cur_table integer, "
          + "OUT queue_rotation_period interval, OUT queue_switch_time timestamptz, "
          + "OUT queue_external_ticker boolean, OUT queue_ticker_paused boolean, "
          + "OUT queue_ticker_max_count integer, OUT queue_ticker_max_lag interval, "
          + "OUT queue_ticker_idle_period interval, OUT ticker_lag interval, "
          + "OUT ev_per_sec double precision, OUT ev_new bigint, OUT last_tick_id bigint";

  private static final String CONSUMER_INFO =
      "OUT queue_name text, OUT consumer_name text, OUT lag interval, "
          + "OUT last_seen interval, OUT last_tick bigint, OUT current_batch bigint, "
          + "OUT next_tick bigint, OUT pending_events bigint";

  private static final String BATCH =
      "OUT batch_id bigint, OUT cur_tick_id bigint, OUT prev_tick_id bigint, "
          + "OUT cur_tick_time timestamptz, OUT prev_tick_time timestamptz, "
          + "OUT cur_tick_event_seq bigint, OUT prev_tick_event_seq bigint";

  private static final String FUNCTIONS =
      """
      _grant_perms_from(src_schema text, src_table text, dst_schema text, dst_table text) integer strict
      batch_event_sql(x_batch_id bigint) text
      batch_event_tables(x_batch_id bigint) setof text
      create_queue(i_queue_name text) integer
      current_event_table(x_queue_name text) text
      drop_queue(x_queue_name text) integer strict
      drop_queue(x_queue_name text, x_force boolean) integer
      event_retry(x_batch_id bigint, x_event_id bigint, x_retry_seconds integer) integer
      event_retry(x_batch_id bigint, x_event_id bigint, x_retry_time timestamptz) integer
      find_tick_helper(i_queue_id integer, i_prev_tick_id bigint, i_prev_tick_time timestamptz, i_prev_tick_seq bigint, i_min_count bigint, i_min_interval interval, OUT next_tick_id bigint, OUT next_tick_time timestamptz, OUT next_tick_seq bigint) stable
      finish_batch(x_batch_id bigint) integer
      force_tick(i_queue_name text) bigint
      get_batch_events(x_batch_id bigint, {events}) setof record
      get_batch_info(x_batch_id bigint, OUT queue_name text, OUT consumer_name text, OUT batch_start timestamptz, OUT batch_end timestamptz, OUT prev_tick_id bigint, OUT tick_id bigint, OUT lag interval, OUT seq_start bigint, OUT seq_end bigint)
      get_consumer_info({consumer_info}) setof record
      get_consumer_info(i_queue_name text, {consumer_info}) setof record
      get_consumer_info(i_queue_name text, i_consumer_name text, {consumer_info}) setof record
      get_queue_info({queue_info}) setof record
      get_queue_info(i_queue_name text, {queue_info}) setof record
      grant_perms(x_queue_name text) integer
      insert_event(queue_name text, ev_type text, ev_data text) bigint
      insert_event(queue_name text, ev_type text, ev_data text, ev_extra1 text, ev_extra2 text, ev_extra3 text, ev_extra4 text) bigint
      insert_event_raw(queue_name text, ev_id bigint, ev_time timestamptz, ev_owner integer, ev_retry integer, ev_type text, ev_data text, ev_extra1 text, ev_extra2 text, ev_extra3 text, ev_extra4 text) bigint
      logutriga() trigger
      maint_retry_events() integer
      maint_rotate_tables_step1(i_queue_name text) integer
      maint_rotate_tables_step2() integer
      next_batch(i_queue_name text, i_consumer_name text) bigint
      next_batch_custom(i_queue_name text, i_consumer_name text, i_min_lag interval, i_min_count integer, i_min_interval interval, {batch})
      next_batch_info(i_queue_name text, i_consumer_name text, {batch})
      quote_fqname(i_name text) text strict immutable
      register_consumer(x_queue_name text, x_consumer_id text) integer
      register_consumer_at(x_queue_name text, x_consumer_name text, x_tick_pos bigint) integer
      seq_getval(i_seq_name text) bigint strict
      seq_setval(i_seq_name text, i_new_value bigint) bigint strict
      set_queue_config(x_queue_name text, x_param_name text, x_param_value text) integer
      ticker() bigint
      ticker(i_queue_name text) bigint
      ticker(i_queue_name text, i_tick_id bigint, i_orig_timestamp timestamptz, i_event_seq bigint) bigint
      tune_storage(i_queue_name text) integer strict
      unregister_consumer(x_queue_name text, x_consumer_name text) integer
      version() text
      """
          .replace("{events}", EVENTS)
          .replace("{queue_info}", QUEUE_INFO)
          .replace("{consumer_info}", CONSUMER_INFO)
          .replace("{batch}", BATCH);

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  @Test
  void everyFunctionIsDeclaredAsInPgq() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select proname
                       || '('
                       || replace(pg_get_function_arguments(oid), 'timestamp with time zone',
                                  'timestamptz')
                       || ')'
                       || case when proretset or not coalesce(proargmodes @> '{o}', false)
                               then ' ' || lower(pg_get_function_result(oid))
                               else '' end
                       || case when proisstrict then ' strict' else '' end
                       || case provolatile when 'i' then ' immutable' when 's' then ' stable' else '' end
                  from pg_proc where pronamespace = 'pgq'::regnamespace
                """))
        .containsAll(FUNCTIONS.lines().toList());
  }

  @Test
  void everyFunctionRunsInTheMainProcessAndCostsTheSame() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select oid::regprocedure from pg_proc
                 where pronamespace = 'pgq'::regnamespace
                   and (proparallel <> 'u' or procost <> 100 or pronargdefaults <> 0
                        or prorows <> case when proretset then 1000 else 0 end)
                """))
        .isEmpty();
  }
}
