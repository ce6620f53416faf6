-- Schema, class path and tables of pgq_ext, with pgq_ext's own names.

create schema pgq_ext;
comment on schema pgq_ext is 'PgQ/J: what consumers have done in this database, with queues elsewhere';
grant usage on schema pgq_ext to public;

select sqlj.set_classpath('pgq_ext', 'pgqj');

create table pgq_ext.completed_tick (
  consumer_id    text not null,
  subconsumer_id text not null default '',
  last_tick_id   bigint not null,
  constraint completed_tick_pkey primary key (consumer_id, subconsumer_id)
);
comment on table pgq_ext.completed_tick is 'Last tick that a consumer has done';
comment on column pgq_ext.completed_tick.consumer_id is 'name of the consumer';
comment on column pgq_ext.completed_tick.subconsumer_id is 'name of the sub-consumer; empty: none';
comment on column pgq_ext.completed_tick.last_tick_id is 'id of the tick in the queue''s database';

create table pgq_ext.completed_batch (
  consumer_id    text not null,
  subconsumer_id text not null default '',
  last_batch_id  bigint not null,
  constraint completed_batch_pkey primary key (consumer_id, subconsumer_id)
);
comment on table pgq_ext.completed_batch is 'Last batch that a consumer has done';
comment on column pgq_ext.completed_batch.consumer_id is 'name of the consumer';
comment on column pgq_ext.completed_batch.subconsumer_id is 'name of the sub-consumer; empty: none';
comment on column pgq_ext.completed_batch.last_batch_id is 'id of the batch in the queue''s database';

create table pgq_ext.completed_event (
  consumer_id    text not null,
  subconsumer_id text not null default '',
  batch_id       bigint not null,
  event_id       bigint not null,
  constraint completed_event_pkey primary key (consumer_id, subconsumer_id, batch_id, event_id)
);
comment on table pgq_ext.completed_event is 'Events that a consumer has done of its current batch';
comment on column pgq_ext.completed_event.consumer_id is 'name of the consumer';
comment on column pgq_ext.completed_event.subconsumer_id is 'name of the sub-consumer; empty: none';
comment on column pgq_ext.completed_event.batch_id is 'id of the batch in the queue''s database';
comment on column pgq_ext.completed_event.event_id is 'id of the event in the queue''s database';

create table pgq_ext.partial_batch (
  consumer_id    text not null,
  subconsumer_id text not null default '',
  cur_batch_id   bigint not null,
  constraint partial_batch_pkey primary key (consumer_id, subconsumer_id)
);
comment on table pgq_ext.partial_batch is 'The batch that a consumer does event by event';
comment on column pgq_ext.partial_batch.consumer_id is 'name of the consumer';
comment on column pgq_ext.partial_batch.subconsumer_id is 'name of the sub-consumer; empty: none';
comment on column pgq_ext.partial_batch.cur_batch_id is 'id of the batch in the queue''s database';
