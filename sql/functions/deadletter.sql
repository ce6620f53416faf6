-- Dead letters: events that a consumer failed to process for good.

create function pgq.event_failed(x_batch_id bigint, x_event_id bigint, x_reason text) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.deadletter.DeadLetterFunctions.eventFailed(java.lang.Long,java.lang.Long,java.lang.String)';
comment on function pgq.event_failed(bigint, bigint, text) is
  'Makes an event of a batch a dead letter: 1, or 0 when it is one already';

create function pgq.events_failed(
    x_batch_id bigint, x_event_ids bigint[], x_reasons text[]) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.deadletter.DeadLetterFunctions.eventsFailed(java.lang.Long,java.lang.String,java.lang.String)';
comment on function pgq.events_failed(bigint, bigint[], text[]) is
  'Makes many events of a batch dead letters by one statement, from arrays of equal length; returns how many were none yet';

create function pgq.dead_letter_list(
    i_queue_name text default null, i_consumer_name text default null,
    i_after_id bigint default null, i_limit integer default null,
    out dead_letter_id bigint, out queue_name text, out consumer_name text,
    out failed_time timestamptz, out reason text, out attempts integer,
    out ev_id bigint, out ev_time timestamptz, out ev_type text, out ev_data text,
    out ev_extra1 text, out ev_extra2 text, out ev_extra3 text, out ev_extra4 text)
  returns setof record
  language java security definer set search_path = pg_catalog, pg_temp
  as 'org.pgqj.deadletter.DeadLetterFunctions.deadLetterList(java.lang.String,java.lang.String,java.lang.Long,java.lang.Integer)';
comment on function pgq.dead_letter_list(text, text, bigint, integer) is
  'Dead letters in the order of their ids, from behind i_after_id on, at most i_limit; nulls mean all';

create function pgq.dead_letter_count(
    i_queue_name text default null, i_consumer_name text default null) returns bigint
  language java security definer set search_path = pg_catalog, pg_temp
  as 'long=org.pgqj.deadletter.DeadLetterFunctions.deadLetterCount(java.lang.String,java.lang.String)';
comment on function pgq.dead_letter_count(text, text) is
  'How many dead letters there are; a null name means all';

create function pgq.dead_letter_retry(i_queue_name text, i_consumer_name text) returns bigint
  language java security definer set search_path = pg_catalog, pg_temp
  as 'long=org.pgqj.deadletter.DeadLetterFunctions.deadLetterRetry(java.lang.String,java.lang.String)';
comment on function pgq.dead_letter_retry(text, text) is
  'Puts dead letters back into the retry queue, due at once, for the consumer that gave them up; returns how many. A null name means all';

create function pgq.dead_letter_retry(i_dead_letter_id bigint) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.deadletter.DeadLetterFunctions.deadLetterRetry(java.lang.Long)';
comment on function pgq.dead_letter_retry(bigint) is
  'Puts one dead letter back into the retry queue: 1; 0 when there is none of that id, or its event is waiting there already';

create function pgq.dead_letter_delete(i_queue_name text, i_consumer_name text) returns bigint
  language java security definer set search_path = pg_catalog, pg_temp
  as 'long=org.pgqj.deadletter.DeadLetterFunctions.deadLetterDelete(java.lang.String,java.lang.String)';
comment on function pgq.dead_letter_delete(text, text) is
  'Deletes dead letters; returns how many. A null name means all';

create function pgq.dead_letter_delete(i_dead_letter_id bigint) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.deadletter.DeadLetterFunctions.deadLetterDelete(java.lang.Long)';
comment on function pgq.dead_letter_delete(bigint) is
  'Deletes one dead letter: 1; 0 when there is none of that id';
