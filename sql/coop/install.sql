-- pgq_coop, the companion by which several processes share a consumer's load. It has no tables of
-- its own: a sub-consumer is a row of pgq.subscription.

create schema pgq_coop;
comment on schema pgq_coop is 'PgQ/J: sub-consumers, which share the batches of one consumer';
grant usage on schema pgq_coop to public;

select sqlj.set_classpath('pgq_coop', 'pgqj');

\ir functions.sql
\ir grants.sql
