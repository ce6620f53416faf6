package org.pgqj.conformance.parity;

import java.sql.Connection;
import java.sql.SQLException;
import org.pgqj.fixtures.junit.Sql;

/**
 * Wrong behaviours to plant into a database with PgQ/J: each is one small mistake of the kind that
 * an implementation may have. What replaces a function calls it by its name with {@code _well}.
 */
enum Fault implements PlantedFault {
  A_WARNING_WITH_OTHER_WORDS(
      """
      alter function pgq.finish_batch(bigint) rename to finish_batch_well;
      create function pgq.finish_batch(x_batch_id bigint) returns integer
      language plpgsql security definer as $$
      begin
        update pgq.subscription
           set sub_active = now(), sub_last_tick = sub_next_tick, sub_next_tick = null, sub_batch = null
         where sub_batch = x_batch_id;
        if not found then
          raise warning 'finish_batch: no batch %', x_batch_id;
          return 0;
        end if;
        return 1;
      end $$
      """),

  AN_ERROR_WITH_ANOTHER_SQLSTATE(
      """
      alter function pgq.set_queue_config(text, text, text) rename to set_queue_config_well;
      create function pgq.set_queue_config(x_queue_name text, x_param_name text, x_param_value text) returns integer
      language plpgsql as $$
      begin
        return pgq.set_queue_config_well(x_queue_name, x_param_name, x_param_value);
      exception when raise_exception then
        raise exception '%', sqlerrm using errcode = 'invalid_parameter_value';
      end $$
      """),

  AN_ERROR_THAT_NAMES_NOTHING(
      """
      alter function pgq.next_batch_custom(text, text, interval, integer, interval) rename to next_batch_custom_well;
      create function pgq.next_batch_custom(
          i_queue_name text, i_consumer_name text, i_min_lag interval, i_min_count int4, i_min_interval interval,
          out batch_id int8, out cur_tick_id int8, out prev_tick_id int8, out cur_tick_time timestamptz,
          out prev_tick_time timestamptz, out cur_tick_event_seq int8, out prev_tick_event_seq int8)
      language plpgsql as $$
      begin
        select * into batch_id, cur_tick_id, prev_tick_id, cur_tick_time, prev_tick_time, cur_tick_event_seq, prev_tick_event_seq
          from pgq.next_batch_custom_well(i_queue_name, i_consumer_name, i_min_lag, i_min_count, i_min_interval);
      exception when raise_exception then
        raise exception 'Not subscriber to queue';
      end $$
      """),

  A_COUNT_THAT_IS_ONE_TOO_HIGH(
      """
      alter function pgq.batch_retry(bigint, integer) rename to batch_retry_well;
      create function pgq.batch_retry(i_batch_id bigint, i_retry_seconds integer) returns integer
      language sql as 'select pgq.batch_retry_well(i_batch_id, i_retry_seconds) + 1'
      """),

  A_LIMIT_THAT_IS_ONE_TOO_LOW(
      """
      alter function pgq.find_tick_helper(int4, int8, timestamptz, int8, int8, interval) rename to find_tick_helper_well;
      create function pgq.find_tick_helper(
          i_queue_id int4, i_prev_tick_id int8, i_prev_tick_time timestamptz, i_prev_tick_seq int8,
          i_min_count int8, i_min_interval interval,
          out next_tick_id int8, out next_tick_time timestamptz, out next_tick_seq int8)
      language sql as $$
        select * from pgq.find_tick_helper_well(
          i_queue_id, i_prev_tick_id, i_prev_tick_time, i_prev_tick_seq, i_min_count - 1, i_min_interval)
      $$
      """),

  A_RIGHT_TOO_FEW(
      "revoke execute on function pgq.force_tick(text) from pgq_reader",
      "grant execute on function pgq.force_tick(text) to pgq_reader"),

  A_RIGHT_TOO_MANY(
      "grant execute on function pgq.ticker(text) to pgq_reader, pgq_writer",
      "revoke execute on function pgq.ticker(text) from pgq_reader, pgq_writer"),

  A_ROW_TOO_FEW(
      """
      alter function pgq.get_consumer_info(text, text) rename to get_consumer_info_well;
      create function pgq.get_consumer_info(
          i_queue_name text, i_consumer_name text,
          out queue_name text, out consumer_name text, out lag interval, out last_seen interval, out last_tick bigint,
          out current_batch bigint, out next_tick bigint, out pending_events bigint)
      returns setof record language sql as $$
        select * from pgq.get_consumer_info_well(i_queue_name, i_consumer_name) where last_tick > 1
      $$
      """),

  A_RETRY_THAT_IS_NOT_COUNTED(
      """
      alter function pgq.event_retry(bigint, bigint, integer) rename to event_retry_well;
      create function pgq.event_retry(x_batch_id bigint, x_event_id bigint, x_retry_seconds integer) returns integer
      language plpgsql security definer as $$
      declare
        stored integer := pgq.event_retry_well(x_batch_id, x_event_id, x_retry_seconds);
      begin
        update pgq.retry_queue set ev_retry = ev_retry - 1 where ev_id = x_event_id and stored = 1;
        return stored;
      end $$
      """),

  A_TICK_THAT_SEES_TOO_LITTLE(
      """
      alter function pgq.ticker(text) rename to ticker_well;
      create function pgq.ticker(i_queue_name text) returns bigint
      language plpgsql security definer as $$
      declare
        new_tick bigint := pgq.ticker_well(i_queue_name);
      begin
        update pgq.tick t set tick_snapshot = p.tick_snapshot
          from pgq.tick p, pgq.queue q
         where q.queue_name = i_queue_name and t.tick_queue = q.queue_id and p.tick_queue = q.queue_id
           and t.tick_id = new_tick and p.tick_id = new_tick - 1;
        return new_tick;
      end $$
      """),

  AN_EMPTY_TEXT_STORED_AS_NULL(
      """
      alter function pgq.insert_event(text, text, text) rename to insert_event_well;
      create function pgq.insert_event(queue_name text, ev_type text, ev_data text) returns bigint
      language sql as $$ select pgq.insert_event_well(queue_name, ev_type, nullif(ev_data, '')) $$
      """),

  ANOTHER_ANSWER_AFTER_A_ROTATION(
      """
      alter function pgq.maint_rotate_tables_step2() rename to maint_rotate_tables_step2_well;
      create function pgq.maint_rotate_tables_step2() returns integer
      language sql as 'select pgq.maint_rotate_tables_step2_well() + 1'
      """),

  EVENTS_IN_THE_WRONG_ORDER(
      """
      alter function pgq.get_batch_events(bigint) rename to get_batch_events_well;
      create function pgq.get_batch_events(
          x_batch_id bigint,
          out ev_id bigint, out ev_time timestamptz, out ev_txid bigint, out ev_retry int4, out ev_type text, out ev_data text,
          out ev_extra1 text, out ev_extra2 text, out ev_extra3 text, out ev_extra4 text)
      returns setof record language sql as 'select * from pgq.get_batch_events_well(x_batch_id) order by 1 desc'
      """),

  A_TIME_THAT_IS_RENEWED(
      """
      alter function pgq.register_consumer(text, text) rename to register_consumer_well;
      create function pgq.register_consumer(x_queue_name text, x_consumer_id text) returns integer
      language plpgsql security definer as $$
      declare
        registered integer := pgq.register_consumer_well(x_queue_name, x_consumer_id);
      begin
        update pgq.subscription set sub_active = now() from pgq.consumer
         where sub_consumer = co_id and co_name = x_consumer_id and registered = 0;
        return registered;
      end $$
      """),

  A_TRANSACTION_ID_OF_ANOTHER(
      "alter table pgq.event_template alter ev_txid set default 1",
      "alter table pgq.event_template alter ev_txid set default txid_current()"),

  A_GRANT_THAT_IS_FORGOTTEN(
      "revoke truncate on pgq.event_template from pgq_admin",
      "grant truncate on pgq.event_template to pgq_admin"),

  A_COLUMN_OF_ANOTHER_NAME(
      """
      alter function pgq.get_batch_info(bigint) rename to get_batch_info_well;
      create function pgq.get_batch_info(
          x_batch_id bigint,
          out queue_name text, out consumer_name text, out batch_start timestamptz, out batch_end timestamptz,
          out prev_tick_id bigint, out tick_id bigint, out batch_lag interval, out seq_start bigint, out seq_end bigint)
      language sql as 'select * from pgq.get_batch_info_well(x_batch_id)'
      """),

  A_NOTICE_TOO_MANY(
      """
      alter function pgq.unregister_consumer(text, text) rename to unregister_consumer_well;
      create function pgq.unregister_consumer(x_queue_name text, x_consumer_name text) returns integer
      language plpgsql as $$
      begin
        raise notice 'unregistering';
        return pgq.unregister_consumer_well(x_queue_name, x_consumer_name);
      end $$
      """);

  private final String mistake;
  private final String correction;

  Fault(String mistake) {
    this(mistake, Repair.MAKE_WELL);
  }

  Fault(String mistake, String correction) {
    this.mistake = mistake;
    this.correction = correction;
  }

  @Override
  public void plant(Connection c) throws SQLException {
    Sql.run(c, mistake);
    Sql.run(c, Repair.PASS_RIGHTS_ON);
  }

  @Override
  public void mend(Connection c) throws SQLException {
    Sql.run(c, correction);
  }
}
