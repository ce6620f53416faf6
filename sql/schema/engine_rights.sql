-- Rights on the Java engine itself (schema sqlj).
--
-- Every role that calls a Java function needs USAGE on schema sqlj, because PL/Java loads classes
-- as the current user. But the management functions there may be executed by PUBLIC, so whoever
-- gets USAGE could store jars and make the server fetch URLs: they are taken from PUBLIC in the
-- same step.
--
-- A DBA who keeps these rights in his own hands sets
--     set pgqj.keep_engine_rights = 'on';
-- before installing.

do $$
declare
  manager pg_catalog.regprocedure;
begin
  if pg_catalog.current_setting('pgqj.keep_engine_rights', true) = 'on' then
    return;
  end if;
  for manager in
    select p.oid::pg_catalog.regprocedure
      from pg_catalog.pg_proc p
     where p.pronamespace = 'sqlj'::pg_catalog.regnamespace
       and p.proname in ('install_jar', 'replace_jar', 'remove_jar', 'set_classpath',
                         'add_type_mapping', 'drop_type_mapping', 'alias_java_language')
       and p.prokind = 'f'
  loop
    execute pg_catalog.format('revoke execute on function %s from public', manager);
  end loop;
  grant usage on schema sqlj to public;
end
$$;
