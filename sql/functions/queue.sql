-- Queues: create, drop, configure, grant.

create function pgq.create_queue(i_queue_name text) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.queue.QueueFunctions.createQueue(java.lang.String)';
comment on function pgq.create_queue(text) is
  'Creates a queue: 1, or 0 when it exists already';

create function pgq.drop_queue(x_queue_name text, x_force boolean) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.queue.QueueFunctions.dropQueue(java.lang.String,java.lang.Boolean)';
comment on function pgq.drop_queue(text, boolean) is
  'Drops a queue; with force also its consumers, else it must have none';

create function pgq.drop_queue(x_queue_name text) returns integer
  language java strict
  as 'int=org.pgqj.queue.QueueFunctions.dropQueue(java.lang.String)';
comment on function pgq.drop_queue(text) is
  'Drops a queue that has no consumers';

create function pgq.set_queue_config(x_queue_name text, x_param_name text, x_param_value text)
  returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.queue.QueueFunctions.setQueueConfig(java.lang.String,java.lang.String,java.lang.String)';
comment on function pgq.set_queue_config(text, text, text) is
  'Sets one of ticker_max_count, ticker_max_lag, ticker_idle_period, ticker_paused, rotation_period, external_ticker';

create function pgq.grant_perms(x_queue_name text) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.queue.QueueFunctions.grantPerms(java.lang.String)';
comment on function pgq.grant_perms(text) is
  'Gives the rights of pgq.event_template to the tables of a queue, and rights on its sequences; never revokes';

create function pgq._grant_perms_from(
    src_schema text, src_table text, dst_schema text, dst_table text) returns integer
  language java strict
  as 'int=org.pgqj.queue.QueueFunctions.grantPermsFrom(java.lang.String,java.lang.String,java.lang.String,java.lang.String)';
comment on function pgq._grant_perms_from(text, text, text, text) is
  'Copies the privileges of a table, columns included, to another table';

create function pgq.tune_storage(i_queue_name text) returns integer
  language java strict
  as 'int=org.pgqj.queue.QueueFunctions.tuneStorage(java.lang.String)';
comment on function pgq.tune_storage(text) is
  'Sets the storage options of the data tables of a queue: 1, or 0 for an unknown queue; for their owner';
