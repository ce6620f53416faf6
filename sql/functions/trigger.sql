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

create function pgq._ready() returns boolean
  language java
  as 'boolean=org.pgqj.trigger.RowTriggers.ready()';
comment on function pgq._ready() is
  'True. The condition of triggers for each statement: Java is ready to see their transition tables';

create function pgq._refuse(i_error text) returns text
  language java
  as 'java.lang.String=org.pgqj.trigger.RowTriggers.refuse(java.lang.String)';
comment on function pgq._refuse(text) is
  'Raises an error of the triggers, by its name';

create function pgq._unchanged(i_statement integer) returns boolean
  language java immutable strict
  as 'boolean=org.pgqj.trigger.RowTriggers.unchanged(int)';
comment on function pgq._unchanged(integer) is
  'Whether a statement of the triggers is being made; the answer becomes part of its plan, and false in the next one';

create function pgq.capture(
    i_table regclass, i_queue text, variadic i_options text[] default '{}') returns text
  language java
  as 'java.lang.String=org.pgqj.trigger.declare.CaptureFunctions.capture(java.lang.String,java.lang.String,java.lang.String)';
comment on function pgq.capture(regclass, text, text[]) is
  'Declares the triggers that publish all changes of a table, for each statement where that loses nothing; options are those of the triggers and format=url, sql or json. Tells what it did';

create function pgq.uncapture(i_table regclass, i_queue text) returns text
  language java
  as 'java.lang.String=org.pgqj.trigger.declare.CaptureFunctions.uncapture(java.lang.String,java.lang.String)';
comment on function pgq.uncapture(regclass, text) is
  'Removes the triggers that capture declared; tells what it did';
