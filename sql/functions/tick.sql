-- Ticks: snapshots that cut the stream of events into batches.

create function pgq.ticker(i_queue_name text) returns bigint
  language java security definer set search_path = pg_catalog, pg_temp
  as 'java.lang.Long=org.pgqj.tick.TickFunctions.ticker(java.lang.String)';
comment on function pgq.ticker(text) is
  'Ticks a queue when a tick is due: its id, or null';

create function pgq.tick_now(i_queue_name text) returns bigint
  language java security definer set search_path = pg_catalog, pg_temp
  as 'long=org.pgqj.tick.TickFunctions.tickNow(java.lang.String)';
comment on function pgq.tick_now(text) is
  'Ticks a queue whether a tick is due or not: its id. For who knows that there are events';

create function pgq.ticker() returns bigint
  language java security definer set search_path = pg_catalog, pg_temp
  as 'long=org.pgqj.tick.TickFunctions.ticker()';
comment on function pgq.ticker() is
  'Ticks all queues that are due; returns how many. A failing queue gets a warning and does not stop the others';

create function pgq.ticker(
    i_queue_name text, i_tick_id bigint, i_orig_timestamp timestamptz, i_event_seq bigint)
  returns bigint
  language java security definer set search_path = pg_catalog, pg_temp
  as 'java.lang.Long=org.pgqj.tick.TickFunctions.ticker(java.lang.String,java.lang.Long,java.time.OffsetDateTime,java.lang.Long)';
comment on function pgq.ticker(text, bigint, timestamptz, bigint) is
  'Stores a tick of an external ticker; returns its id';

create function pgq.force_tick(i_queue_name text) returns bigint
  language java security definer set search_path = pg_catalog, pg_temp
  as 'java.lang.Long=org.pgqj.tick.TickFunctions.forceTick(java.lang.String)';
comment on function pgq.force_tick(text) is
  'Makes the next ticker() tick at once; returns the last tick id. Call both until the id changes';
