-- Everything that PgQ/J is in a database, in order. Needs the jar, installed as pgqj.

-- Rights on the Java engine, roles, tables
\ir schema/engine_rights.sql
\ir schema/roles.sql
\ir schema/tables.sql

-- Functions, along the way of an event
\ir functions/sequence.sql
\ir functions/queue.sql
\ir functions/event.sql
\ir functions/trigger.sql
\ir functions/urlencode.sql
\ir functions/tick.sql
\ir functions/consumer.sql
\ir functions/batch.sql
\ir functions/retry.sql
\ir functions/deadletter.sql
\ir functions/maintenance.sql
\ir functions/info.sql

-- Who may do what
\ir grants.sql

-- The companions, each unless there is a schema of that name: that is somebody else's
\ir companions.sql
