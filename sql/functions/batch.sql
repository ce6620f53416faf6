-- Batches: the events between two ticks, as one consumer gets them.

create function pgq.find_tick_helper(
    i_queue_id int4, i_prev_tick_id int8, i_prev_tick_time timestamptz, i_prev_tick_seq int8,
    i_min_count int8, i_min_interval interval,
    out next_tick_id int8, out next_tick_time timestamptz, out next_tick_seq int8)
  language java stable
  as 'org.pgqj.batch.BatchFunctions.findTickHelper(java.lang.Integer,java.lang.Long,java.time.OffsetDateTime,java.lang.Long,java.lang.Long,java.lang.String,java.sql.ResultSet)';
comment on function pgq.find_tick_helper(int4, int8, timestamptz, int8, int8, interval) is
  'Finds the tick that ends a batch of at least so many events or so much time';

create function pgq.next_batch_custom(
    i_queue_name text, i_consumer_name text,
    i_min_lag interval, i_min_count int4, i_min_interval interval,
    out batch_id int8, out cur_tick_id int8, out prev_tick_id int8,
    out cur_tick_time timestamptz, out prev_tick_time timestamptz,
    out cur_tick_event_seq int8, out prev_tick_event_seq int8)
  language java security definer set search_path = pg_catalog, pg_temp
  as 'org.pgqj.batch.BatchFunctions.nextBatchCustom(java.lang.String,java.lang.String,java.lang.String,java.lang.Integer,java.lang.String,java.sql.ResultSet)';
comment on function pgq.next_batch_custom(text, text, interval, int4, interval) is
  'The open batch of a consumer, or its next one that is old or large enough; all null when there is none';

create function pgq.next_batch_info(
    i_queue_name text, i_consumer_name text,
    out batch_id int8, out cur_tick_id int8, out prev_tick_id int8,
    out cur_tick_time timestamptz, out prev_tick_time timestamptz,
    out cur_tick_event_seq int8, out prev_tick_event_seq int8)
  language java
  as 'org.pgqj.batch.BatchFunctions.nextBatchInfo(java.lang.String,java.lang.String,java.sql.ResultSet)';
comment on function pgq.next_batch_info(text, text) is
  'The open batch of a consumer, or its next one, with its ticks; all null when there is none';

create function pgq.next_batch(i_queue_name text, i_consumer_name text) returns int8
  language java
  as 'java.lang.Long=org.pgqj.batch.BatchFunctions.nextBatch(java.lang.String,java.lang.String)';
comment on function pgq.next_batch(text, text) is
  'Id of the open batch of a consumer, or of its next one; null when there is none';

create function pgq.batch_event_tables(x_batch_id bigint) returns setof text
  language java
  as 'org.pgqj.batch.BatchFunctions.batchEventTables(java.lang.Long)';
comment on function pgq.batch_event_tables(bigint) is
  'The data tables that hold the events of a batch';

create function pgq.batch_event_sql(x_batch_id bigint) returns text
  language java
  as 'java.lang.String=org.pgqj.batch.BatchFunctions.batchEventSql(java.lang.Long)';
comment on function pgq.batch_event_sql(bigint) is
  'The query that yields the events of a batch';

-- Not Java: its body executes the query that Java has built. Rows through Java cost 50 times more.
create function pgq.get_batch_events(
    x_batch_id bigint,
    out ev_id bigint, out ev_time timestamptz, out ev_txid bigint, out ev_retry int4,
    out ev_type text, out ev_data text,
    out ev_extra1 text, out ev_extra2 text, out ev_extra3 text, out ev_extra4 text)
  returns setof record
  language plpgsql
  as $$
begin
  return query execute pgq.batch_event_sql(x_batch_id);
end
$$;
comment on function pgq.get_batch_events(bigint) is
  'The events of a batch, by event id';

-- Not Java, for the same reason. The cursor is open after the call; a condition ends with its line,
-- so that a comment in it can not hide the order.
create function pgq.get_batch_cursor(
    i_batch_id bigint, i_cursor_name text, i_quick_limit int4, i_extra_where text,
    out ev_id bigint, out ev_time timestamptz, out ev_txid bigint, out ev_retry int4,
    out ev_type text, out ev_data text,
    out ev_extra1 text, out ev_extra2 text, out ev_extra3 text, out ev_extra4 text)
  returns setof record
  language plpgsql
  as $$
declare
  batch_sql pg_catalog.text;
begin
  if i_batch_id is null or i_cursor_name is null or i_quick_limit is null then
    return;
  end if;
  batch_sql := pgq.batch_event_sql(i_batch_id);
  if i_extra_where is not null then
    batch_sql := pg_catalog.format(
      e'select * from (%s) _evs where %s\n order by 1', batch_sql, i_extra_where);
  end if;
  execute pg_catalog.format('declare %I no scroll cursor for %s', i_cursor_name, batch_sql);
  if i_quick_limit operator(pg_catalog.>) 0 then
    return query execute pg_catalog.format('fetch %s from %I', i_quick_limit, i_cursor_name);
  end if;
end
$$;
comment on function pgq.get_batch_cursor(bigint, text, int4, text) is
  'Opens a cursor on the events of a batch for which an SQL condition holds, run as it is; returns the first ones';

create function pgq.get_batch_cursor(
    i_batch_id bigint, i_cursor_name text, i_quick_limit int4,
    out ev_id bigint, out ev_time timestamptz, out ev_txid bigint, out ev_retry int4,
    out ev_type text, out ev_data text,
    out ev_extra1 text, out ev_extra2 text, out ev_extra3 text, out ev_extra4 text)
  returns setof record
  language plpgsql strict
  as $$
begin
  return query
    select * from pgq.get_batch_cursor(i_batch_id, i_cursor_name, i_quick_limit, null);
end
$$;
comment on function pgq.get_batch_cursor(bigint, text, int4) is
  'Opens a cursor on the events of a batch; returns the first ones';

create function pgq.get_batch_info(
    x_batch_id bigint,
    out queue_name text, out consumer_name text, out batch_start timestamptz,
    out batch_end timestamptz, out prev_tick_id bigint, out tick_id bigint,
    out lag interval, out seq_start bigint, out seq_end bigint)
  language java security definer set search_path = pg_catalog, pg_temp
  as 'org.pgqj.batch.BatchFunctions.getBatchInfo(java.lang.Long,java.sql.ResultSet)';
comment on function pgq.get_batch_info(bigint) is
  'Queue, consumer and ticks of a batch; all null when it is not open';

create function pgq.finish_batch(x_batch_id bigint) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.batch.BatchFunctions.finishBatch(java.lang.Long)';
comment on function pgq.finish_batch(bigint) is
  'Ends a batch, so that the next one can follow: 1, or 0 with a warning when it is not open';
