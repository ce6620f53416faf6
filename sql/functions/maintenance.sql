-- Maintenance: rotation of the data tables.

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
