-- Removes PgQ/J from a database, unless there are queues. To remove it with its queues and their
-- events, set before:
--     set pgqj.force_uninstall = 'on';
--
-- The roles pgq_reader, pgq_writer and pgq_admin stay: they belong to the cluster, and other
-- databases may use them. Rights on the Java engine stay as they are, too.

do $$
declare
  queues bigint;
begin
  if pg_catalog.to_regclass('pgq.queue') is null
     or pg_catalog.current_setting('pgqj.force_uninstall', true) = 'on' then
    return;
  end if;
  select count(*) into queues from pgq.queue;
  if queues > 0 then
    raise exception 'cannot uninstall PgQ/J: there are % queues', queues
      using errcode = 'object_in_use',
            hint = 'Drop them with pgq.drop_queue(name, true), or lose them with their events: '
                   'set pgqj.force_uninstall = ''on''.';
  end if;
end
$$;

-- The helper outside the schema, if it is ours: its comment tells.
do $$
begin
  if pg_catalog.obj_description(
       pg_catalog.to_regprocedure('public.urlencode(text, text)'), 'pg_proc') like 'PgQ/J:%' then
    drop function public.urlencode(text, text);
  end if;
end
$$;

do $$
begin
  if pg_catalog.to_regnamespace('pgq') is not null then
    perform sqlj.set_classpath('pgq', '');
  end if;
end
$$;

drop schema if exists pgq cascade;
