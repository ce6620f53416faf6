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

create function pgq.maint_retry_events() returns integer
  language java
  as 'int=org.pgqj.retry.RetryFunctions.maintRetryEvents()';
comment on function pgq.maint_retry_events() is
  'Moves up to ten due events back into their queues; returns how many. Call until 0';
