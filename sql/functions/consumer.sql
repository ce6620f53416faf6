-- Consumers: register and unregister.

create function pgq.register_consumer(x_queue_name text, x_consumer_id text) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.consumer.ConsumerFunctions.registerConsumer(java.lang.String,java.lang.String)';
comment on function pgq.register_consumer(text, text) is
  'Registers a consumer from the latest tick on: 1, or 0 when it is registered already';

create function pgq.register_consumer_at(
    x_queue_name text, x_consumer_name text, x_tick_pos bigint) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.consumer.ConsumerFunctions.registerConsumerAt(java.lang.String,java.lang.String,java.lang.Long)';
comment on function pgq.register_consumer_at(text, text, bigint) is
  'Registers a consumer from a tick on, or moves a registered one there, which drops its open batch';

create function pgq.unregister_consumer(x_queue_name text, x_consumer_name text) returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.consumer.ConsumerFunctions.unregisterConsumer(java.lang.String,java.lang.String)';
comment on function pgq.unregister_consumer(text, text) is
  'Unregisters a consumer with its retried events; returns the number of subscriptions removed';
