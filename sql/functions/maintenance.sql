-- Maintenance: what there is to do, rotation of the data tables, repair of the schema.

create function pgq.maint_operations(out func_name text, out func_arg text) returns setof record
  language java
  as 'org.pgqj.maintenance.MaintenanceFunctions.maintOperations()';
comment on function pgq.maint_operations() is
  'What is to be done now: functions, each with its argument or without, and tables to vacuum';

create function pgq.maint_tables_to_vacuum() returns setof text
  language java
  as 'org.pgqj.maintenance.MaintenanceFunctions.maintTablesToVacuum()';
comment on function pgq.maint_tables_to_vacuum() is
  'The tables of PgQ and its companions that must be vacuumed by hand; none while autovacuum is on';

create function pgq.maint_rotate_tables_step1(i_queue_name text) returns integer
  language java
  as 'int=org.pgqj.maintenance.MaintenanceFunctions.maintRotateTablesStep1(java.lang.String)';
comment on function pgq.maint_rotate_tables_step1(text) is
  'Empties the oldest data table of a queue and makes it the current one, when it is time and nobody needs it';

create function pgq.maint_rotate_tables_step2() returns integer
  language java
  as 'int=org.pgqj.maintenance.MaintenanceFunctions.maintRotateTablesStep2()';
comment on function pgq.maint_rotate_tables_step2() is
  'Completes the rotation of all queues; in a transaction after step 1';

create function pgq.upgrade_schema() returns integer
  language java
  as 'int=org.pgqj.maintenance.MaintenanceFunctions.upgradeSchema()';
comment on function pgq.upgrade_schema() is
  'Adds roles and columns that a schema of an earlier release lacks; always 0';

create function pgq.rebase() returns integer
  language java security definer set search_path = pg_catalog, pg_temp
  as 'int=org.pgqj.maintenance.MaintenanceFunctions.rebase()';
comment on function pgq.rebase() is
  'After a dump was restored into another cluster: gives ticks and events transaction ids of this one; returns the number of queues, 0 when there is nothing to do';
