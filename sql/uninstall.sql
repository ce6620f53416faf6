-- Removes PgQ/J from a database, unless there are queues. To remove it with its queues and their
-- events, set before:
--     set pgqj.force_uninstall = 'on';
--
-- The roles pgq_reader, pgq_writer and pgq_admin stay: they belong to the cluster, and other
-- databases may use them. Rights on the Java engine stay as they are, too.
--
-- One statement, so that nothing is removed when the guard refuses, even by a psql that goes on
-- after an error.

do $$
declare
  queues bigint;
  notes bigint;
  companion name;
begin
  if pg_catalog.to_regclass('pgq.queue') is not null
     and pg_catalog.current_setting('pgqj.force_uninstall', true) is distinct from 'on' then
    lock table pgq.queue in share mode;
    select count(*) into queues from pgq.queue;
    if queues > 0 then
      raise exception
        'cannot uninstall PgQ/J: queues exist (%); drop them by pgq.drop_queue(name, true), or lose '
        'them with their events by pgqj uninstall --force (set pgqj.force_uninstall = ''on'')',
        queues using errcode = 'object_in_use';
    end if;
  end if;

  -- The companions, if they are ours: their comments tell. What consumers have done here must not
  -- be forgotten unasked, or they do it again.
  if pg_catalog.obj_description(pg_catalog.to_regnamespace('pgq_ext'), 'pg_namespace') like 'PgQ/J:%'
     and pg_catalog.current_setting('pgqj.force_uninstall', true) is distinct from 'on' then
    lock table pgq_ext.completed_tick, pgq_ext.completed_batch, pgq_ext.completed_event
      in share mode;
    select (select count(*) from pgq_ext.completed_tick)
           + (select count(*) from pgq_ext.completed_batch)
           + (select count(*) from pgq_ext.completed_event)
      into notes;
    if notes > 0 then
      raise exception
        'cannot uninstall PgQ/J: schema pgq_ext notes what consumers have done here (% rows); delete '
        'them, or lose them by pgqj uninstall --force (set pgqj.force_uninstall = ''on'')',
        notes using errcode = 'object_in_use';
    end if;
  end if;
  for companion in
    select n.nspname
      from pg_catalog.pg_namespace n
     where n.nspname in ('pgq_ext', 'pgq_coop')
       and pg_catalog.obj_description(n.oid, 'pg_namespace') like 'PgQ/J:%'
  loop
    perform sqlj.set_classpath(companion::text, '');
    execute pg_catalog.format('drop schema %I cascade', companion);
  end loop;

  -- The helper outside the schema, if it is ours: its comment tells.
  if pg_catalog.obj_description(
       pg_catalog.to_regprocedure('public.urlencode(text, text)'), 'pg_proc') like 'PgQ/J:%' then
    drop function public.urlencode(text, text);
  end if;

  if pg_catalog.to_regnamespace('pgq') is not null then
    perform sqlj.set_classpath('pgq', '');
    drop schema pgq cascade;
  end if;
end
$$;
