-- Installs PgQ/J into the database that psql is connected to; "pgqj install" runs it:
--
--   psql -X -v ON_ERROR_STOP=1 [-v jar=PATH] [-v keep_engine_rights=1] -f install.sql CONNECTION
--
-- psql sends the jar's bytes, so the server may be another machine. One transaction: an error leaves
-- the database as it was.
--
-- jar                 the server jar; default pgqj-server.jar in the current directory
-- keep_engine_rights  set to leave the rights on PL/Java's schema sqlj to the DBA

\set ON_ERROR_STOP 1
\set QUIET 1
\set SHOW_CONTEXT never
\pset pager off

\if :{?jar}
\else
  \set jar pgqj-server.jar
\endif
\set image `cat :'jar' 2>/dev/null | base64 | tr -d '\n'`

begin;
set local search_path = pg_catalog, pg_temp;
-- PL/Java warns in each session that first uses it of what Java 24 brings: not what is asked here.
set local client_min_messages = error;

do $$
begin
  if not (select rolsuper from pg_roles where rolname = current_user) then
    raise exception 'role "%" is not a superuser: connect as one to install, PL/Java needs it',
      current_user using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Installed already: say so, change nothing.
\set has_jar false
select to_regclass('sqlj.jar_repository') is not null as has_engine,
       to_regprocedure('pgq.implementation()') is not null as has_functions \gset
\if :has_engine
  select exists (select from sqlj.jar_repository where jarname = 'pgqj') as has_jar \gset
\endif
select :'has_jar'::boolean and :'has_functions'::boolean as installed \gset
\if :installed
  select replace(pgq.implementation(), 'pgqj ', '') as version \gset
  rollback;
  \echo PgQ/J :version is already installed in database :DBNAME: nothing changed
  \quit
\endif

-- Everything but the jar is there: give it back.
select :'has_engine'::boolean and :'has_functions'::boolean and :'image' <> '' as only_jar_is_missing \gset
\if :only_jar_is_missing
  select sqlj.install_jar(decode(:'image', 'base64'), 'pgqj', false) as installed \gset
  select sqlj.set_classpath('pgq', 'pgqj') as set \gset
  do $$
  declare
    companion name;
  begin
    for companion in
      select nspname from pg_namespace
       where nspname in ('pgq_ext', 'pgq_coop') and obj_description(oid, 'pg_namespace') like 'PgQ/J:%'
    loop
      perform sqlj.set_classpath(companion::text, 'pgqj');
    end loop;
  end $$;
  select replace(pgq.implementation(), 'pgqj ', '') as version \gset
  commit;
  \echo The jar of PgQ/J :version was missing in database :DBNAME and is back
  \quit
\endif

do $$
begin
  if exists (select from pg_extension where extname = 'pgq') then
    raise exception 'extension pgq, the one written in C, is installed in database "%": drop it first, '
      'or choose another database', current_database() using errcode = 'duplicate_schema';
  end if;
  if to_regnamespace('pgq') is not null then
    raise exception 'database "%" has a schema pgq that is not a PgQ/J installed from its jar: rename or '
      'drop it first, or choose another database', current_database() using errcode = 'duplicate_schema';
  end if;
end $$;

\if :has_jar
  do $$
  begin
    raise exception 'database "%" has the jar pgqj without its functions: remove it by select '
      'sqlj.remove_jar(''pgqj'', false), then install again', current_database()
      using errcode = 'duplicate_object';
  end $$;
\endif

select set_config('pgqj.jar', :'jar', true) as jar, :'image' = '' as jar_is_missing \gset
\if :jar_is_missing
  do $$
  begin
    raise exception 'cannot read the server jar "%": build it with mvn package, or name it by -v jar=PATH',
      current_setting('pgqj.jar') using errcode = 'undefined_file';
  end $$;
\endif

do $$
begin
  if not exists (select from pg_language where lanname = 'java')
     and not exists (select from pg_available_extensions where name = 'pljava') then
    raise exception 'PL/Java is not available on this server: install its package, postgresql-%-pljava '
      'in PostgreSQL''s own apt and yum repositories, then install again',
      current_setting('server_version_num')::int / 10000 using errcode = 'undefined_file';
  end if;
end $$;

do $$
begin
  if not exists (select from pg_language where lanname = 'java') then
    create extension pljava;
  end if;
exception when others then
  raise exception 'PL/Java does not start: % (set pljava.libjvm_location to the libjvm.so of a Java 17 or 21 on '
    'the server, then install again)', sqlerrm using errcode = sqlstate;
end $$;

\if :{?keep_engine_rights}
  set local pgqj.keep_engine_rights = 'on';
\endif

-- PL/Java puts a jar that it deploys on the class path of the current schema for that long, and its own
-- schema is one that always exists.
set local search_path = sqlj;
select sqlj.install_jar(decode(:'image', 'base64'), 'pgqj', true) as installed \gset

-- Java answers, or nothing is kept.
select replace(pgq.implementation(), 'pgqj ', '') as version, pgq.version() as api \gset
select string_agg(nspname, ', ' order by nspname) as foreign_schemas, count(*) > 0 as has_foreign_schemas
  from pg_namespace
 where nspname in ('pgq_ext', 'pgq_coop')
   and (obj_description(oid, 'pg_namespace') like 'PgQ/J:%') is not true \gset
commit;

\echo PgQ/J :version (PgQ API :api) is installed in database :DBNAME
\if :has_foreign_schemas
  \echo Left as they were, because they are not from PgQ/J: schema :foreign_schemas
\endif
\if :{?keep_engine_rights}
  \echo 'Rights on schema sqlj are left as they were: roles that call pgq functions need USAGE on it.'
\else
  \echo 'Rights: every role has USAGE on schema sqlj, because classes are loaded with the caller''s rights;'
  \echo 'EXECUTE on the functions that manage jars is revoked from PUBLIC, so that nobody can load code.'
\endif
