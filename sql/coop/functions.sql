-- Cooperative consumers: pgq_coop.

create function pgq_coop.register_subconsumer(
    i_queue_name text, i_consumer_name text, i_subconsumer_name text) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.coop.CoopFunctions.registerSubconsumer(java.lang.String,java.lang.String,java.lang.String)';
comment on function pgq_coop.register_subconsumer(text, text, text) is
  'Registers a sub-consumer, and its main consumer if need be: 1, or 0 when it is registered already';

create function pgq_coop.unregister_subconsumer(
    i_queue_name text, i_consumer_name text, i_subconsumer_name text, i_batch_handling integer)
  returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.coop.CoopFunctions.unregisterSubconsumer(java.lang.String,java.lang.String,java.lang.String,java.lang.Integer)';
comment on function pgq_coop.unregister_subconsumer(text, text, text, integer) is
  'Unregisters a sub-consumer: 1, or 0 when there is none. An open batch is an error, unless i_batch_handling is 1: then the batch is lost';

create function pgq_coop.next_batch(
    i_queue_name text, i_consumer_name text, i_subconsumer_name text) returns bigint
  language java
  as 'java.lang.Long=org.pgqj.coop.CoopFunctions.nextBatch(java.lang.String,java.lang.String,java.lang.String)';
comment on function pgq_coop.next_batch(text, text, text) is
  'The sub-consumer''s open batch or the main consumer''s next one; null when there is none yet';

create function pgq_coop.next_batch(
    i_queue_name text, i_consumer_name text, i_subconsumer_name text, i_dead_interval interval)
  returns bigint
  language java
  as 'java.lang.Long=org.pgqj.coop.CoopFunctions.nextBatch(java.lang.String,java.lang.String,java.lang.String,java.lang.String)';
comment on function pgq_coop.next_batch(text, text, text, interval) is
  'As next_batch; first it takes over from a sub-consumer that has done nothing for i_dead_interval';

create function pgq_coop.next_batch_custom(
    i_queue_name text, i_consumer_name text, i_subconsumer_name text,
    i_min_lag interval, i_min_count integer, i_min_interval interval) returns bigint
  language java
  as 'java.lang.Long=org.pgqj.coop.CoopFunctions.nextBatchCustom(java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.Integer,java.lang.String)';
comment on function pgq_coop.next_batch_custom(text, text, text, interval, integer, interval) is
  'As next_batch, for a new batch that meets the conditions of pgq.next_batch_custom';

create function pgq_coop.next_batch_custom(
    i_queue_name text, i_consumer_name text, i_subconsumer_name text,
    i_min_lag interval, i_min_count integer, i_min_interval interval, i_dead_interval interval)
  returns bigint
  language java security definer set search_path = pg_catalog, pg_temp
  as 'java.lang.Long=org.pgqj.coop.CoopFunctions.nextBatchCustom(java.lang.String,java.lang.String,java.lang.String,java.lang.String,java.lang.Integer,java.lang.String,java.lang.String)';
comment on function pgq_coop.next_batch_custom(
    text, text, text, interval, integer, interval, interval) is
  'As next_batch, with conditions and with taking over from a sub-consumer that has done nothing for i_dead_interval';

create function pgq_coop.finish_batch(i_batch_id bigint) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.coop.CoopFunctions.finishBatch(java.lang.Long)';
comment on function pgq_coop.finish_batch(bigint) is
  'Ends a sub-consumer''s batch: 1, or 0 with a warning when none of that id is open';

create function pgq_coop.version() returns text
  language java
  as 'java.lang.String=org.pgqj.coop.CoopFunctions.version()';
comment on function pgq_coop.version() is 'The level of the API of pgq_coop that is served';
