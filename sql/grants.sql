-- Who may do what. Nothing is open to PUBLIC but what is listed as such.

-- Tables
grant select on pgq.consumer, pgq.queue, pgq.tick, pgq.subscription, pgq.txid_origin
  to public, pgq_reader;
grant select, insert, update, delete
  on pgq.consumer, pgq.queue, pgq.tick, pgq.subscription, pgq.retry_queue, pgq.dead_letter
  to pgq_admin;

-- These are copied to the tables of each queue. A writer may insert events directly, but can not
-- set their id, transaction, owner or retry count.
grant select on pgq.event_template to pgq_reader;
grant select, insert, truncate on pgq.event_template to pgq_admin;
grant insert (ev_time, ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4)
  on pgq.event_template to pgq_writer;

-- Functions
revoke execute on all functions in schema pgq from public;

grant execute on function
  pgq._ready(),
  pgq._refuse(text),
  pgq._unchanged(integer),
  pgq.get_consumer_info(),
  pgq.get_consumer_info(text),
  pgq.get_consumer_info(text, text),
  pgq.get_queue_info(),
  pgq.get_queue_info(text),
  pgq.implementation(),
  pgq.quote_fqname(text),
  pgq.seq_getval(text),
  pgq.urldecode(text),
  pgq.urldecode_rows(text),
  pgq.urlencode(json),
  pgq.urlencode(text),
  pgq.urlencode(text, text),
  pgq.version()
to public;

grant execute on function
  pgq.batch_event_sql(bigint),
  pgq.batch_event_tables(bigint),
  pgq.batch_retry(bigint, integer),
  pgq.dead_letter_count(text, text),
  pgq.dead_letter_list(text, text, bigint, integer),
  pgq.dead_letter_retry(bigint),
  pgq.dead_letter_retry(text, text),
  pgq.event_failed(bigint, bigint, text),
  pgq.event_retry(bigint, bigint, integer),
  pgq.event_retry(bigint, bigint, timestamptz),
  pgq.events_failed(bigint, bigint[], text[]),
  pgq.events_retry(bigint, bigint[], timestamptz[]),
  pgq.find_tick_helper(int4, int8, timestamptz, int8, int8, interval),
  pgq.finish_batch(bigint),
  pgq.force_tick(text),
  pgq.get_batch_cursor(bigint, text, int4),
  pgq.get_batch_cursor(bigint, text, int4, text),
  pgq.get_batch_events(bigint),
  pgq.get_batch_info(bigint),
  pgq.next_batch(text, text),
  pgq.next_batch_custom(text, text, interval, int4, interval),
  pgq.next_batch_info(text, text),
  pgq.register_consumer(text, text),
  pgq.register_consumer_at(text, text, bigint),
  pgq.rotation_info(),
  pgq.unregister_consumer(text, text)
to pgq_reader;

grant execute on function
  pgq._hold_rotation(text),
  pgq.capture(regclass, text, text[]),
  pgq.current_event_table(text),
  pgq.insert_event(text, text, text),
  pgq.insert_event(text, text, text, text, text, text, text),
  pgq.insert_events(text, jsonb),
  pgq.insert_events(text, text, text[], text[], text[], text[], text[]),
  pgq.insert_events(text, text[], text[], text[], text[], text[], text[]),
  pgq.jsontriga(),
  pgq.logtriga(),
  pgq.logutriga(),
  pgq.sqltriga(),
  pgq.uncapture(regclass, text),
  pgq.validate_trigger(regclass, name)
to pgq_writer;

grant execute on function
  pgq._event_text(bigint),
  pgq._grant_perms_from(text, text, text, text),
  pgq.create_queue(text),
  pgq.dead_letter_delete(bigint),
  pgq.dead_letter_delete(text, text),
  pgq.drop_queue(text),
  pgq.drop_queue(text, boolean),
  pgq.event_retry_raw(
    text, text, timestamptz, bigint, timestamptz, integer, text, text, text, text, text, text),
  pgq.grant_perms(text),
  pgq.insert_event_raw(
    text, bigint, timestamptz, integer, integer, text, text, text, text, text, text),
  pgq.maint_operations(),
  pgq.maint_retry_events(),
  pgq.maint_rotate_tables_step1(text),
  pgq.maint_rotate_tables_step2(),
  pgq.maint_tables_to_vacuum(),
  pgq.rebase(),
  pgq.seq_setval(text, int8),
  pgq.set_queue_config(text, text, text),
  pgq.tick_now(text),
  pgq.ticker(),
  pgq.ticker(text),
  pgq.ticker(text, bigint, timestamptz, bigint),
  pgq.tune_storage(text),
  pgq.upgrade_schema()
to pgq_admin;
