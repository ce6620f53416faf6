-- Who may do what in pgq_ext. The functions of the long forms run as the owner of the tables.

grant select, insert, update, delete
  on pgq_ext.completed_tick, pgq_ext.completed_batch, pgq_ext.completed_event,
     pgq_ext.partial_batch to pgq_admin;

revoke execute on all functions in schema pgq_ext from public;

grant execute on function pgq_ext.version() to public;

grant execute on function
  pgq_ext.is_batch_done(text, bigint),
  pgq_ext.is_batch_done(text, text, bigint),
  pgq_ext.set_batch_done(text, bigint),
  pgq_ext.set_batch_done(text, text, bigint),
  pgq_ext.is_event_done(text, bigint, bigint),
  pgq_ext.is_event_done(text, text, bigint, bigint),
  pgq_ext.set_event_done(text, bigint, bigint),
  pgq_ext.set_event_done(text, text, bigint, bigint),
  pgq_ext.get_last_tick(text),
  pgq_ext.get_last_tick(text, text),
  pgq_ext.set_last_tick(text, bigint),
  pgq_ext.set_last_tick(text, text, bigint),
  pgq_ext.upgrade_schema()
to pgq_writer;
