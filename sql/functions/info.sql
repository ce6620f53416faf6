-- Reports on queues and consumers, and the version.

create function pgq.get_queue_info(
    out queue_name text, out queue_ntables integer, out queue_cur_table integer,
    out queue_rotation_period interval, out queue_switch_time timestamptz,
    out queue_external_ticker boolean, out queue_ticker_paused boolean,
    out queue_ticker_max_count integer, out queue_ticker_max_lag interval,
    out queue_ticker_idle_period interval, out ticker_lag interval,
    out ev_per_sec float8, out ev_new bigint, out last_tick_id bigint)
  returns setof record
  language java
  as 'org.pgqj.info.InfoFunctions.getQueueInfo()';
comment on function pgq.get_queue_info() is
  'Settings, rotation and ticks of all queues';

create function pgq.get_queue_info(
    i_queue_name text,
    out queue_name text, out queue_ntables integer, out queue_cur_table integer,
    out queue_rotation_period interval, out queue_switch_time timestamptz,
    out queue_external_ticker boolean, out queue_ticker_paused boolean,
    out queue_ticker_max_count integer, out queue_ticker_max_lag interval,
    out queue_ticker_idle_period interval, out ticker_lag interval,
    out ev_per_sec float8, out ev_new bigint, out last_tick_id bigint)
  returns setof record
  language java
  as 'org.pgqj.info.InfoFunctions.getQueueInfo(java.lang.String)';
comment on function pgq.get_queue_info(text) is
  'Settings, rotation and ticks of a queue; null for all';

create function pgq.get_consumer_info(
    out queue_name text, out consumer_name text, out lag interval, out last_seen interval,
    out last_tick bigint, out current_batch bigint, out next_tick bigint,
    out pending_events bigint)
  returns setof record
  language java security definer set search_path = pg_catalog, pg_temp
  as 'org.pgqj.info.InfoFunctions.getConsumerInfo()';
comment on function pgq.get_consumer_info() is
  'Where all consumers stand';

create function pgq.get_consumer_info(
    i_queue_name text,
    out queue_name text, out consumer_name text, out lag interval, out last_seen interval,
    out last_tick bigint, out current_batch bigint, out next_tick bigint,
    out pending_events bigint)
  returns setof record
  language java security definer set search_path = pg_catalog, pg_temp
  as 'org.pgqj.info.InfoFunctions.getConsumerInfo(java.lang.String)';
comment on function pgq.get_consumer_info(text) is
  'Where the consumers of a queue stand; null for all queues';

create function pgq.get_consumer_info(
    i_queue_name text, i_consumer_name text,
    out queue_name text, out consumer_name text, out lag interval, out last_seen interval,
    out last_tick bigint, out current_batch bigint, out next_tick bigint,
    out pending_events bigint)
  returns setof record
  language java security definer set search_path = pg_catalog, pg_temp
  as 'org.pgqj.info.InfoFunctions.getConsumerInfo(java.lang.String,java.lang.String)';
comment on function pgq.get_consumer_info(text, text) is
  'Where a consumer stands on a queue; null for all';

create function pgq.rotation_info(
    out queue_name text, out is_due boolean, out due_time timestamptz, out blocked_by text,
    out holder text, out pid integer, out since timestamptz, out age interval, out detail text)
  returns setof record
  language java security definer set search_path = pg_catalog, pg_temp
  as 'org.pgqj.info.InfoFunctions.rotationInfo()';
comment on function pgq.rotation_info() is
  'Per queue, when it may rotate and everything that holds rotation back: consumers, transactions, locks';

create function pgq.version() returns text
  language java
  as 'java.lang.String=org.pgqj.info.InfoFunctions.version()';
comment on function pgq.version() is
  'The level of the PgQ API';

create function pgq.implementation() returns text
  language java
  as 'java.lang.String=org.pgqj.info.InfoFunctions.implementation()';
comment on function pgq.implementation() is
  'What implements the PgQ API: pgqj and its version';
