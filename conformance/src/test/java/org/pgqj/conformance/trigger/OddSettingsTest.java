package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.TestDatabase;

/** A session's settings change the look of values, never the way the queue works. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class OddSettingsTest {

  private static final String LIFE =
      """
      select pgq.create_queue('life');
      create temp table t(id int primary key, v text);
      create trigger x before insert or update on t for each row execute function pgq.logutriga('life');
      select pgq.set_queue_config('life', 'rotation_period', '0 seconds');
      select pgq.register_consumer('life', 'c');
      insert into t values (1, 'a');
      update t set v = E'b\\\\''' where id = 1;
      select pgq.insert_event('life', 'x', 'y') > 0;
      select pgq.force_tick('life') > 0;
      select pgq.ticker('life') > 1;
      select pgq.next_batch('life', 'c') as batch \\gset
      select ev_type, ev_data, ev_time = ev_time from pgq.get_batch_events(:batch) order by ev_id;
      select queue_name, batch_start <= batch_end, lag >= '0' from pgq.get_batch_info(:batch);
      select pgq.event_retry(:batch, min(ev_id), 0) from pgq.get_batch_events(:batch);
      select pgq.event_retry(:batch, max(ev_id), now()) from pgq.get_batch_events(:batch);
      select pgq.finish_batch(:batch);
      select pgq.maint_retry_events();
      select pgq.force_tick('life') > 0;
      select pgq.ticker('life') > 2;
      select batch_id as batch, cur_tick_time >= prev_tick_time as ordered
        from pgq.next_batch_custom('life', 'c', '0 seconds', 1, '1 hour') \\gset
      select :'ordered';
      select ev_retry, ev_type, ev_data from pgq.get_batch_events(:batch) order by ev_id;
      select pgq.finish_batch(:batch);
      select pgq.maint_rotate_tables_step1('life'), pgq.maint_rotate_tables_step2();
      select queue_cur_table, queue_rotation_period = '0', ticker_lag >= '0' from pgq.get_queue_info('life');
      select lag >= '0', last_seen >= '0', pending_events from pgq.get_consumer_info('life', 'c');
      select pgq.unregister_consumer('life', 'c');
      drop table t;
      select pgq.drop_queue('life');
      """;

  private TestDatabase db;
  private String expected;

  @BeforeAll
  void liveOnceWithOrdinarySettings(TestDatabase database) {
    db = database;
    expected = db.psql().values(LIFE);
    assertThat(expected).contains("I:id|id=1&v=a|t", "U:id|id=1&v=b%5c%27|t", "1|x|y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set datestyle = 'German'; set timezone = 'America/St_Johns'; set intervalstyle = sql_standard",
        "set datestyle = 'Postgres, DMY'; set timezone = 'Asia/Kolkata'; set intervalstyle = iso_8601",
        "set datestyle = 'SQL, DMY'; set timezone = 'XYZ-14:59'; set intervalstyle = postgres_verbose",
        "set standard_conforming_strings = off; set escape_string_warning = off; set backslash_quote = off",
        "set array_nulls = off; set quote_all_identifiers = on; set transform_null_equals = on",
        "set bytea_output = escape; set extra_float_digits = -15; set xmloption = document",
        "set enable_seqscan = off; set enable_indexscan = off; set jit = on; set jit_above_cost = 0",
        "set plpgsql.extra_errors = 'all'; set plpgsql.variable_conflict = use_column; set check_function_bodies = off",
        "set client_encoding = latin1; set lc_messages = 'C'; set client_min_messages = error",
        "set row_security = off; set plan_cache_mode = force_generic_plan; set cursor_tuple_fraction = 0.0001",
        "set default_transaction_isolation = 'repeatable read'; set default_transaction_deferrable = on",
        "set default_transaction_isolation = 'serializable'",
      })
  void theQueueWorksTheSame(String settings) {
    assertThat(db.psql().values(settings + ";" + LIFE)).isEqualTo(expected);
  }
}
