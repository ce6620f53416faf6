-- Events: the producers' side.

create function pgq.insert_event_raw(
    queue_name text, ev_id bigint, ev_time timestamptz, ev_owner integer, ev_retry integer,
    ev_type text, ev_data text, ev_extra1 text, ev_extra2 text, ev_extra3 text, ev_extra4 text)
  returns bigint
  language java
  as 'long=org.pgqj.event.EventFunctions.insertEventRaw(java.lang.String,java.lang.Long,java.time.OffsetDateTime,java.lang.Integer,java.lang.Integer,java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String)';
comment on function pgq.insert_event_raw(
    text, bigint, timestamptz, integer, integer, text, text, text, text, text, text) is
  'Inserts an event with its id, time, owner and retry count given; returns the id';

create function pgq.insert_event(
    queue_name text, ev_type text, ev_data text,
    ev_extra1 text, ev_extra2 text, ev_extra3 text, ev_extra4 text) returns bigint
  language java security definer set search_path = pg_catalog, pg_temp
  as 'long=org.pgqj.event.EventFunctions.insertEvent(java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String)';
comment on function pgq.insert_event(text, text, text, text, text, text, text) is
  'Inserts an event with its extra fields; returns its id. May be replaced, to route or log events';

create function pgq.insert_event(queue_name text, ev_type text, ev_data text) returns bigint
  language sql
  as 'select pgq.insert_event($1, $2, $3, null, null, null, null)';
comment on function pgq.insert_event(text, text, text) is
  'Inserts an event; returns its id';

create function pgq.insert_events(
    queue_name text, ev_type text[], ev_data text[],
    ev_extra1 text[] default null, ev_extra2 text[] default null,
    ev_extra3 text[] default null, ev_extra4 text[] default null) returns bigint[]
  language java security definer set search_path = pg_catalog, pg_temp
  as 'long[]=org.pgqj.event.EventFunctions.insertEvents(java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String)';
comment on function pgq.insert_events(text, text[], text[], text[], text[], text[], text[]) is
  'Inserts many events by one statement, from arrays of equal length; returns their ids in order. A null array is null in every event';

create function pgq.insert_events(
    queue_name text, ev_type text, ev_data text[],
    ev_extra1 text[] default null, ev_extra2 text[] default null,
    ev_extra3 text[] default null, ev_extra4 text[] default null) returns bigint[]
  language java security definer set search_path = pg_catalog, pg_temp
  as 'long[]=org.pgqj.event.EventFunctions.insertEventsOfType(java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.String)';
comment on function pgq.insert_events(text, text, text[], text[], text[], text[], text[]) is
  'Inserts many events of one type by one statement, from arrays of equal length; returns their ids in order';

create function pgq.insert_events(queue_name text, events jsonb) returns bigint[]
  language java security definer set search_path = pg_catalog, pg_temp
  as 'long[]=org.pgqj.event.EventFunctions.insertEventsFromJson(java.lang.String,java.lang.String)';
comment on function pgq.insert_events(text, jsonb) is
  'Inserts many events by one statement, from an array of objects with keys among type, data and extra1 to extra4; returns their ids in order';

create function pgq.current_event_table(x_queue_name text) returns text
  language java
  as 'java.lang.String=org.pgqj.event.EventFunctions.currentEventTable(java.lang.String)';
comment on function pgq.current_event_table(text) is
  'The table to insert events into directly, in the same transaction';

create function pgq._hold_rotation(i_queue_name text) returns boolean
  language java security definer set search_path = pg_catalog, pg_temp
  as 'boolean=org.pgqj.event.EventFunctions.holdRotation(java.lang.String)';
comment on function pgq._hold_rotation(text) is
  'Keeps a queue from rotating until the end of the transaction; serialization failure when it has rotated since the snapshot';

create function pgq._event_text(i_event_id bigint) returns text
  language java
  as 'java.lang.String=org.pgqj.event.EventFunctions.eventText(long)';
comment on function pgq._event_text(bigint) is
  'Tells insert_event the id that its statement has drawn, and returns the text that it stores';
