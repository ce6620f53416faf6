-- Row triggers: changes of a table become events.

create function pgq.logutriga() returns trigger
  language java
  as 'org.pgqj.trigger.RowTriggers.logutriga';
comment on function pgq.logutriga() is
  'Trigger function (queue [, label] [, ''SKIP'' | ''OK'']): publishes each changed row, url-encoded';
