-- Helpers for names and sequences.

create function pgq.quote_fqname(i_name text) returns text
  language java immutable strict
  as 'java.lang.String=org.pgqj.queue.SequenceFunctions.quoteFqname(java.lang.String)';
comment on function pgq.quote_fqname(text) is
  'Quotes schema.name, split at the first dot; without a dot the schema is public';

create function pgq.seq_getval(i_seq_name text) returns bigint
  language java strict
  as 'long=org.pgqj.queue.SequenceFunctions.seqGetval(java.lang.String)';
comment on function pgq.seq_getval(text) is
  'Where a sequence stands, without advancing it';

create function pgq.seq_setval(i_seq_name text, i_new_value int8) returns bigint
  language java strict
  as 'long=org.pgqj.queue.SequenceFunctions.seqSetval(java.lang.String,long)';
comment on function pgq.seq_setval(text, int8) is
  'Moves a sequence forward, never back; returns where it stands';
