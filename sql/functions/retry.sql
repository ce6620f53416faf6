-- Retries: events that a consumer puts aside, and their way back into the queue.

create function pgq.event_retry(
    x_batch_id bigint, x_event_id bigint, x_retry_time timestamptz) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.retry.RetryFunctions.eventRetry(java.lang.Long,java.lang.Long,java.time.OffsetDateTime)';
comment on function pgq.event_retry(bigint, bigint, timestamptz) is
  'Puts an event of a batch aside until a time: 1, or 0 when it is waiting already';

create function pgq.event_retry(
    x_batch_id bigint, x_event_id bigint, x_retry_seconds integer) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.retry.RetryFunctions.eventRetry(java.lang.Long,java.lang.Long,java.lang.Integer)';
comment on function pgq.event_retry(bigint, bigint, integer) is
  'Puts an event of a batch aside for some seconds: 1, or 0 when it is waiting already';

create function pgq.events_retry(
    x_batch_id bigint, x_event_ids bigint[], x_retry_times timestamptz[]) returns integer
  language java security definer set search_path = pg_catalog, pg_temp set datestyle = iso
  as 'int=org.pgqj.retry.RetryFunctions.eventsRetry(java.lang.Long,java.lang.String,java.lang.String)';
comment on function pgq.events_retry(bigint, bigint[], timestamptz[]) is
  'Puts many events of a batch aside by one statement, until times, from arrays of equal length; returns how many were not waiting yet';

create function pgq.batch_retry(i_batch_id bigint, i_retry_seconds integer) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.retry.RetryFunctions.batchRetry(java.lang.Long,java.lang.Integer)';
comment on function pgq.batch_retry(bigint, integer) is
  'Puts all events of a batch aside for some seconds that are not waiting already; returns how many';

create function pgq.event_retry_raw(
    x_queue text, x_consumer text, x_retry_after timestamptz, x_ev_id bigint,
    x_ev_time timestamptz, x_ev_retry integer, x_ev_type text, x_ev_data text,
    x_ev_extra1 text, x_ev_extra2 text, x_ev_extra3 text, x_ev_extra4 text) returns bigint
  language java security definer set search_path = pg_catalog, pg_temp
  as 'long=org.pgqj.retry.RetryFunctions.eventRetryRaw(java.lang.String,java.lang.String,java.time.OffsetDateTime,java.lang.Long,java.time.OffsetDateTime,java.lang.Integer,java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String)';
comment on function pgq.event_retry_raw(
    text, text, timestamptz, bigint, timestamptz, integer, text, text, text, text, text, text) is
  'Puts an event that is given in full aside for a consumer, until a time; returns its id';

create function pgq.maint_retry_events() returns integer
  language java
  as 'int=org.pgqj.retry.RetryFunctions.maintRetryEvents()';
comment on function pgq.maint_retry_events() is
  'Moves up to 10,000 due events back into their queues; returns how many. Call until 0';
