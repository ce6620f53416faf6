-- pgq_ext, the companion for databases that consumers write into. Queues need not be there.

\ir tables.sql
\ir functions.sql
\ir grants.sql
