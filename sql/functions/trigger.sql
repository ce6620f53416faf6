-- Row triggers: changes of a table become events.

create function pgq.logutriga() returns trigger
  language java
  as 'org.pgqj.trigger.RowTriggers.logutriga';
comment on function pgq.logutriga() is
  'Trigger function (queue, options): publishes each changed row, url-encoded';

create function pgq.sqltriga() returns trigger
  language java
  as 'org.pgqj.trigger.RowTriggers.sqltriga';
comment on function pgq.sqltriga() is
  'Trigger function (queue, options): publishes each changed row, as the part of an SQL statement that follows its table';

create function pgq.jsontriga() returns trigger
  language java
  as 'org.pgqj.trigger.RowTriggers.jsontriga';
comment on function pgq.jsontriga() is
  'Trigger function (queue, options): publishes each changed row, as JSON';

create function pgq.logtriga() returns trigger
  language java
  as 'org.pgqj.trigger.RowTriggers.logtriga';
comment on function pgq.logtriga() is
  'Trigger function (queue, letters k, v and i for the columns): as sqltriga; of old databases';

create function pgq.validate_trigger(
    i_table regclass, i_trigger name,
    out severity text, out argument text, out message text) returns setof record
  language java strict
  as 'org.pgqj.trigger.validate.ValidateFunctions.validateTrigger(java.lang.String,java.lang.String)';
comment on function pgq.validate_trigger(regclass, name) is
  'Mistakes in the declaration of a trigger that calls one of the trigger functions; no row when it is well';
