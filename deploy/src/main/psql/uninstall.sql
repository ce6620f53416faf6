-- Removes PgQ/J from the database that psql is connected to; "pgqj uninstall" runs it:
--
--   psql -X -v ON_ERROR_STOP=1 [-v force=1] -f uninstall.sql CONNECTION
--
-- One transaction: an error leaves the database as it was.
--
-- force  set to remove the queues and their events too; without it, an existing queue is an error

\set ON_ERROR_STOP 1
\set QUIET 1
\set SHOW_CONTEXT never
\pset pager off

begin;
set local search_path = pg_catalog, pg_temp;
set local client_min_messages = error;

do $$
begin
  if not (select rolsuper from pg_roles where rolname = current_user) then
    raise exception 'role "%" is not a superuser: connect as one to uninstall', current_user
      using errcode = 'insufficient_privilege';
  end if;
end $$;

select to_regclass('sqlj.jar_repository') is not null as has_engine \gset
\set installed false
\if :has_engine
  select exists (select from sqlj.jar_repository where jarname = 'pgqj') as installed \gset
\endif
\if :installed
\else
  rollback;
  \echo PgQ/J is not installed in database :DBNAME: nothing changed
  \quit
\endif

\if :{?force}
  set local pgqj.force_uninstall = 'on';
\endif

-- As in install.sql: PL/Java uses the class path of the current schema while it runs the jar's commands.
set local search_path = sqlj;
select sqlj.remove_jar('pgqj', true) as removed \gset
commit;

\echo PgQ/J is removed from database :DBNAME
\echo The extension pljava stays, with the rights on its schema sqlj, and so do the roles pgq_reader,
\echo pgq_writer and pgq_admin: other software and other databases may use them.
