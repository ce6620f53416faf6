-- Progress of consumers, in the database that they work on: pgq_ext.

create function pgq_ext.is_batch_done(
    a_consumer text, a_subconsumer text, a_batch_id bigint) returns boolean
  language java security definer set search_path = pg_catalog, pg_temp
  as 'boolean=org.pgqj.ext.ExtFunctions.isBatchDone(java.lang.String,java.lang.String,java.lang.Long)';
comment on function pgq_ext.is_batch_done(text, text, bigint) is
  'Whether a batch is the last one that the sub-consumer has done';

create function pgq_ext.is_batch_done(a_consumer text, a_batch_id bigint) returns boolean
  language java
  as 'boolean=org.pgqj.ext.ExtFunctions.isBatchDone(java.lang.String,java.lang.Long)';
comment on function pgq_ext.is_batch_done(text, bigint) is
  'Whether a batch is the last one that the consumer has done; the form without sub-consumers';

create function pgq_ext.set_batch_done(
    a_consumer text, a_subconsumer text, a_batch_id bigint) returns boolean
  language java security definer set search_path = pg_catalog, pg_temp
  as 'boolean=org.pgqj.ext.ExtFunctions.setBatchDone(java.lang.String,java.lang.String,java.lang.Long)';
comment on function pgq_ext.set_batch_done(text, text, bigint) is
  'Notes the last batch that the sub-consumer has done; false when it is noted already, and the work must not be done again';

create function pgq_ext.set_batch_done(a_consumer text, a_batch_id bigint) returns boolean
  language java
  as 'boolean=org.pgqj.ext.ExtFunctions.setBatchDone(java.lang.String,java.lang.Long)';
comment on function pgq_ext.set_batch_done(text, bigint) is
  'Notes the last batch that the consumer has done; the form without sub-consumers';

create function pgq_ext.is_event_done(
    a_consumer text, a_subconsumer text, a_batch_id bigint, a_event_id bigint) returns boolean
  language java security definer set search_path = pg_catalog, pg_temp
  as 'boolean=org.pgqj.ext.ExtFunctions.isEventDone(java.lang.String,java.lang.String,java.lang.Long,java.lang.Long)';
comment on function pgq_ext.is_event_done(text, text, bigint, bigint) is
  'Whether the sub-consumer has done an event of its current batch';

create function pgq_ext.is_event_done(
    a_consumer text, a_batch_id bigint, a_event_id bigint) returns boolean
  language java
  as 'boolean=org.pgqj.ext.ExtFunctions.isEventDone(java.lang.String,java.lang.Long,java.lang.Long)';
comment on function pgq_ext.is_event_done(text, bigint, bigint) is
  'Whether the consumer has done an event of its current batch; the form without sub-consumers';

create function pgq_ext.set_event_done(
    a_consumer text, a_subconsumer text, a_batch_id bigint, a_event_id bigint) returns boolean
  language java security definer set search_path = pg_catalog, pg_temp
  as 'boolean=org.pgqj.ext.ExtFunctions.setEventDone(java.lang.String,java.lang.String,java.lang.Long,java.lang.Long)';
comment on function pgq_ext.set_event_done(text, text, bigint, bigint) is
  'Notes an event that the sub-consumer has done; false when it is noted already, and the work must not be done again';

create function pgq_ext.set_event_done(
    a_consumer text, a_batch_id bigint, a_event_id bigint) returns boolean
  language java
  as 'boolean=org.pgqj.ext.ExtFunctions.setEventDone(java.lang.String,java.lang.Long,java.lang.Long)';
comment on function pgq_ext.set_event_done(text, bigint, bigint) is
  'Notes an event that the consumer has done; the form without sub-consumers';

create function pgq_ext.get_last_tick(a_consumer text, a_subconsumer text) returns bigint
  language java security definer set search_path = pg_catalog, pg_temp
  as 'java.lang.Long=org.pgqj.ext.ExtFunctions.getLastTick(java.lang.String,java.lang.String)';
comment on function pgq_ext.get_last_tick(text, text) is
  'The last tick that the sub-consumer has done; null when none is noted';

create function pgq_ext.get_last_tick(a_consumer text) returns bigint
  language java
  as 'java.lang.Long=org.pgqj.ext.ExtFunctions.getLastTick(java.lang.String)';
comment on function pgq_ext.get_last_tick(text) is
  'The last tick that the consumer has done; the form without sub-consumers';

create function pgq_ext.set_last_tick(
    a_consumer text, a_subconsumer text, a_tick_id bigint) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.ext.ExtFunctions.setLastTick(java.lang.String,java.lang.String,java.lang.Long)';
comment on function pgq_ext.set_last_tick(text, text, bigint) is
  'Notes the last tick that the sub-consumer has done, or forgets it for a null; returns 1';

create function pgq_ext.set_last_tick(a_consumer text, a_tick_id bigint) returns integer
  language java
  as 'int=org.pgqj.ext.ExtFunctions.setLastTick(java.lang.String,java.lang.Long)';
comment on function pgq_ext.set_last_tick(text, bigint) is
  'Notes the last tick that the consumer has done, or forgets it for a null; the form without sub-consumers';

create function pgq_ext.version() returns text
  language java
  as 'java.lang.String=org.pgqj.ext.ExtFunctions.version()';
comment on function pgq_ext.version() is
  'The level of the API of pgq_ext that is served';

create function pgq_ext.upgrade_schema() returns integer
  language java
  as 'int=org.pgqj.ext.ExtFunctions.upgradeSchema()';
comment on function pgq_ext.upgrade_schema() is
  'Adds sub-consumers to the tables of an older pgq_ext; returns how many tables it changed';
