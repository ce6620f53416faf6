-- The three roles of PgQ. Cluster-wide, so they may be there already (another database of the
-- cluster uses PgQ) and they survive uninstalling.
--
--   pgq_reader  consumers: register, read batches, retry, finish
--   pgq_writer  producers: insert events, create event triggers
--   pgq_admin   both, and queues, ticks, maintenance

do $$
begin
  if not exists (select 1 from pg_catalog.pg_roles where rolname = 'pgq_reader') then
    create role pgq_reader;
  end if;
  if not exists (select 1 from pg_catalog.pg_roles where rolname = 'pgq_writer') then
    create role pgq_writer;
  end if;
  if not exists (select 1 from pg_catalog.pg_roles where rolname = 'pgq_admin') then
    create role pgq_admin in role pgq_reader, pgq_writer;
  end if;
end
$$;
