-- Schema, class path and tables. Names, types, defaults and constraints are PgQ's and part of its
-- API: clients read these tables, and pgq_admin may change settings in pgq.queue by UPDATE.

create schema pgq;
comment on schema pgq is 'PgQ/J: transactional event queues';
grant usage on schema pgq to public;

-- Java functions of a schema find their classes through the schema's class path.
select sqlj.set_classpath('pgq', 'pgqj');

------------------------------------------------------------------------
-- pgq.consumer: name and id of consumers
------------------------------------------------------------------------
create table pgq.consumer (
  co_id   serial,
  co_name text not null,
  constraint consumer_pkey primary key (co_id),
  constraint consumer_name_uq unique (co_name)
);
comment on table pgq.consumer is
  'Names and ids of consumers; a row exists while at least one subscription uses it';
comment on column pgq.consumer.co_id is 'internal id';
comment on column pgq.consumer.co_name is 'public name';

------------------------------------------------------------------------
-- pgq.queue: configuration and rotation state
------------------------------------------------------------------------
create table pgq.queue (
  queue_id                 serial,
  queue_name               text not null,
  queue_ntables            integer not null default 3,
  queue_cur_table          integer not null default 0,
  queue_rotation_period    interval not null default '2 hours',
  queue_switch_step1       bigint not null default txid_current(),
  queue_switch_step2       bigint default txid_current(),
  queue_switch_time        timestamptz not null default now(),
  queue_external_ticker    boolean not null default false,
  queue_disable_insert     boolean not null default false,
  queue_ticker_paused      boolean not null default false,
  queue_ticker_max_count   integer not null default 500,
  queue_ticker_max_lag     interval not null default '3 seconds',
  queue_ticker_idle_period interval not null default '1 minute',
  queue_per_tx_limit       integer,
  queue_data_pfx           text not null,
  queue_event_seq          text not null,
  queue_tick_seq           text not null,
  queue_extra_maint        text[],
  constraint queue_pkey primary key (queue_id),
  constraint queue_name_uq unique (queue_name),
  -- pgq_admin may change this table, and functions with the owner's rights use these names.
  constraint queue_own_relations check (
    queue_data_pfx = 'pgq.event_' || queue_id::text
    and queue_event_seq = queue_data_pfx || '_id_seq'
    and queue_tick_seq = queue_data_pfx || '_tick_seq')
);
comment on table pgq.queue is 'One row per queue: configuration and state of rotation';
comment on column pgq.queue.queue_id is 'internal id, part of table names';
comment on column pgq.queue.queue_name is 'public name, any text';
comment on column pgq.queue.queue_ntables is 'number of data tables; fixed when the queue is created';
comment on column pgq.queue.queue_cur_table is 'number of the data table that takes new events';
comment on column pgq.queue.queue_rotation_period is 'minimum time between rotations';
comment on column pgq.queue.queue_switch_step1 is 'txid of the transaction that did the last rotation';
comment on column pgq.queue.queue_switch_step2 is
  'txid of a later transaction that certainly saw the rotation; null between the two steps';
comment on column pgq.queue.queue_switch_time is 'time of the last rotation';
comment on column pgq.queue.queue_external_ticker is 'ticks come from outside, through ticker(4 arguments)';
comment on column pgq.queue.queue_disable_insert is
  'events are refused, except with session_replication_role = replica';
comment on column pgq.queue.queue_ticker_paused is 'no ticks at all';
comment on column pgq.queue.queue_ticker_max_count is 'tick as soon as there are this many new events';
comment on column pgq.queue.queue_ticker_max_lag is
  'tick when there are new events and the last tick is this old';
comment on column pgq.queue.queue_ticker_idle_period is 'longest time between ticks of an idle queue';
comment on column pgq.queue.queue_per_tx_limit is
  'most events that one transaction may insert; null or negative: no limit';
comment on column pgq.queue.queue_data_pfx is 'name of the parent table; data tables append _0, _1 ...';
comment on column pgq.queue.queue_event_seq is 'sequence of event ids';
comment on column pgq.queue.queue_tick_seq is 'sequence of tick ids';
comment on column pgq.queue.queue_extra_maint is 'names of additional maintenance functions';

------------------------------------------------------------------------
-- pgq.tick: snapshots that cut the event stream into batches
------------------------------------------------------------------------
create table pgq.tick (
  tick_queue     integer not null,
  tick_id        bigint not null,
  tick_time      timestamptz not null default now(),
  tick_snapshot  txid_snapshot not null default txid_current_snapshot(),
  tick_event_seq bigint not null,
  constraint tick_pkey primary key (tick_queue, tick_id),
  constraint tick_queue_fkey foreign key (tick_queue) references pgq.queue (queue_id)
);
comment on table pgq.tick is 'Snapshots; the events between two of them are a batch';
comment on column pgq.tick.tick_queue is 'queue id';
comment on column pgq.tick.tick_id is 'id, growing per queue';
comment on column pgq.tick.tick_time is 'transaction time of the tick';
comment on column pgq.tick.tick_snapshot is 'which transactions had finished';
comment on column pgq.tick.tick_event_seq is
  'last value of the event sequence, a hint: 1 both before the first event and after it';

------------------------------------------------------------------------
-- pgq.subscription: position of a consumer on a queue
------------------------------------------------------------------------
create table pgq.subscription (
  sub_id        serial not null,
  sub_queue     integer not null,
  sub_consumer  integer not null,
  sub_last_tick bigint,
  sub_active    timestamptz not null default now(),
  sub_batch     bigint,
  sub_next_tick bigint,
  constraint subscription_pkey primary key (sub_queue, sub_consumer),
  constraint subscription_batch_idx unique (sub_batch),
  constraint sub_queue_fkey foreign key (sub_queue) references pgq.queue (queue_id),
  constraint sub_consumer_fkey foreign key (sub_consumer) references pgq.consumer (co_id)
);
comment on table pgq.subscription is 'Registration and position of a consumer on a queue';
comment on column pgq.subscription.sub_id is
  'owner of retried events; sub-consumers share the id of their main consumer';
comment on column pgq.subscription.sub_queue is 'queue id';
comment on column pgq.subscription.sub_consumer is 'consumer id';
comment on column pgq.subscription.sub_last_tick is 'last tick that is completely processed';
comment on column pgq.subscription.sub_active is 'last time of register, next_batch or finish_batch';
comment on column pgq.subscription.sub_batch is 'id of the open batch';
comment on column pgq.subscription.sub_next_tick is 'end tick of the open batch';

------------------------------------------------------------------------
-- pgq.event_template: ancestor of all event tables
------------------------------------------------------------------------
create table pgq.event_template (
  ev_id     bigint not null,
  ev_time   timestamptz not null,
  ev_txid   bigint not null default txid_current(),
  ev_owner  integer,
  ev_retry  integer,
  ev_type   text,
  ev_data   text,
  ev_extra1 text,
  ev_extra2 text,
  ev_extra3 text,
  ev_extra4 text
);
comment on table pgq.event_template is
  'Ancestor of all event tables, itself empty; its grants are copied to the tables of each new queue';
comment on column pgq.event_template.ev_id is 'event id, unique per queue but for retried copies';
comment on column pgq.event_template.ev_time is 'start time of the inserting transaction';
comment on column pgq.event_template.ev_txid is 'inserting transaction';
comment on column pgq.event_template.ev_owner is 'the only subscription that may see the event; null: all';
comment on column pgq.event_template.ev_retry is 'how many times retried; null: first delivery';
comment on column pgq.event_template.ev_type is 'type, by the producer';
comment on column pgq.event_template.ev_data is 'data, by the producer';
comment on column pgq.event_template.ev_extra1 is 'extra field, by the producer; triggers: table name';
comment on column pgq.event_template.ev_extra2 is 'extra field, by the producer; triggers: old row';
comment on column pgq.event_template.ev_extra3 is 'extra field, by the producer';
comment on column pgq.event_template.ev_extra4 is 'extra field, by the producer';

------------------------------------------------------------------------
-- pgq.retry_queue: events put aside for later
------------------------------------------------------------------------
create table pgq.retry_queue (
  ev_retry_after timestamptz not null,
  ev_queue       integer not null,
  ev_id          bigint not null,
  ev_time        timestamptz not null,
  ev_txid        bigint,
  ev_owner       integer not null,
  ev_retry       integer,
  ev_type        text,
  ev_data        text,
  ev_extra1      text,
  ev_extra2      text,
  ev_extra3      text,
  ev_extra4      text,
  constraint rq_pkey primary key (ev_owner, ev_id),
  constraint rq_queue_id_fkey foreign key (ev_queue) references pgq.queue (queue_id)
);
create index rq_retry_idx on pgq.retry_queue (ev_retry_after);
comment on table pgq.retry_queue is 'Events that wait for another delivery';
comment on column pgq.retry_queue.ev_retry_after is 'when the event is due';
comment on column pgq.retry_queue.ev_queue is 'queue id';
comment on column pgq.retry_queue.ev_id is 'event id, kept';
comment on column pgq.retry_queue.ev_time is 'time of the original insertion, kept';
comment on column pgq.retry_queue.ev_txid is 'always null';
comment on column pgq.retry_queue.ev_owner is 'the subscription that asked for the retry';
comment on column pgq.retry_queue.ev_retry is 'number of the coming retry';
comment on column pgq.retry_queue.ev_type is 'as in the event';
comment on column pgq.retry_queue.ev_data is 'as in the event';
comment on column pgq.retry_queue.ev_extra1 is 'as in the event';
comment on column pgq.retry_queue.ev_extra2 is 'as in the event';
comment on column pgq.retry_queue.ev_extra3 is 'as in the event';
comment on column pgq.retry_queue.ev_extra4 is 'as in the event';

------------------------------------------------------------------------
-- pgq.dead_letter: events that failed for good
------------------------------------------------------------------------
-- Belongs to the consumer's name, not to its subscription, so that unregistering loses nothing.
create table pgq.dead_letter (
  dl_id       bigserial,
  dl_queue    integer not null,
  dl_consumer text not null,
  dl_time     timestamptz not null default now(),
  dl_reason   text,
  ev_id       bigint not null,
  ev_time     timestamptz not null,
  ev_retry    integer,
  ev_type     text,
  ev_data     text,
  ev_extra1   text,
  ev_extra2   text,
  ev_extra3   text,
  ev_extra4   text,
  constraint dead_letter_pkey primary key (dl_id),
  constraint dl_event_uq unique (dl_queue, dl_consumer, ev_id),
  constraint dl_queue_fkey foreign key (dl_queue) references pgq.queue (queue_id)
);
comment on table pgq.dead_letter is
  'Events that a consumer failed to process for good; they stay until they are retried or deleted';
comment on column pgq.dead_letter.dl_id is 'internal id, growing';
comment on column pgq.dead_letter.dl_queue is 'queue id';
comment on column pgq.dead_letter.dl_consumer is
  'name of the consumer; of a sub-consumer, that of its main consumer';
comment on column pgq.dead_letter.dl_time is 'start time of the transaction that gave it up';
comment on column pgq.dead_letter.dl_reason is 'why it failed, by the consumer';
comment on column pgq.dead_letter.ev_id is 'event id, kept';
comment on column pgq.dead_letter.ev_time is 'time of the original insertion, kept';
comment on column pgq.dead_letter.ev_retry is
  'how many times it had been retried; null: it failed at its first delivery';
comment on column pgq.dead_letter.ev_type is 'as in the event';
comment on column pgq.dead_letter.ev_data is 'as in the event';
comment on column pgq.dead_letter.ev_extra1 is 'as in the event';
comment on column pgq.dead_letter.ev_extra2 is 'as in the event';
comment on column pgq.dead_letter.ev_extra3 is 'as in the event';
comment on column pgq.dead_letter.ev_extra4 is 'as in the event';

-- Batch ids are global over all queues.
create sequence pgq.batch_id_seq;
comment on sequence pgq.batch_id_seq is 'Ids of batches, global over all queues';

------------------------------------------------------------------------
-- pgq.txid_origin: whose transaction ids these are
------------------------------------------------------------------------
-- A dump carries this row as it is. Restored into another cluster, the identifier is not that
-- cluster's, and row_txid is not the transaction that stored the row there. (pg_upgrade changes the
-- identifier, but keeps rows with their transaction ids; there, ticks stay valid.)
create table pgq.txid_origin (
  system_identifier bigint not null,
  row_txid          bigint not null
);
create unique index txid_origin_one_row on pgq.txid_origin ((true));
comment on table pgq.txid_origin is
  'One row: the cluster whose transaction ids ticks and events carry; see pgq.rebase()';
comment on column pgq.txid_origin.system_identifier is 'the cluster, as in pg_control_system()';
comment on column pgq.txid_origin.row_txid is
  'the transaction that stored this row, the lower 32 bits: equals its xmin';

-- Twice in one transaction, because only a stored row knows its xmin.
do $$
begin
  insert into pgq.txid_origin
  select system_identifier, 0 from pg_catalog.pg_control_system();
  update pgq.txid_origin set row_txid = xmin::text::bigint;
end
$$;
