-- The companions pgq_ext and pgq_coop. A schema of that name that is there already, of an extension
-- for instance, is left as it is.

do $$
declare
  companion text;
begin
  foreach companion in array array['pgq_ext', 'pgq_coop'] loop
    if pg_catalog.to_regnamespace(companion) is not null then
      raise notice 'schema % is there already and is left as it is', companion;
    end if;
  end loop;
end
$$;

select pg_catalog.to_regnamespace('pgq_ext') is null as pgq_ext_is_new \gset
\if :pgq_ext_is_new
\ir ext/install.sql
\endif

select pg_catalog.to_regnamespace('pgq_coop') is null as pgq_coop_is_new \gset
\if :pgq_coop_is_new
\ir coop/install.sql
\endif
