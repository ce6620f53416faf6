-- Clean-up is rotation: the next table is emptied by TRUNCATE, once everybody has read it
--: as mailer_admin
--: expect ^ +1$
--: expect ^ welcome_sender \| +1$
--: expect ^ audit_log +\| +1$
--: expect ^ +1 \| +5$
--: expect ^ welcome_sender \| +1$
--: expect ^ audit_log +\| +1$
--: expect ^ +2 \| +5$
--: expect ^ welcome_sender \| +1$
--: expect ^ audit_log +\| +1$
--: expect ^ +0 \| +0$

-- Two hours are the default; the demo does not wait.
select pgq.set_queue_config('mailer', 'rotation_period', '0');

-- Turn 1
select pgq.maint_rotate_tables_step1('mailer');
select pgq.maint_rotate_tables_step2();
select pgq.force_tick('mailer');
select pgq.ticker('mailer');
select c as consumer, pgq.finish_batch(pgq.next_batch('mailer', c))
  from unnest('{welcome_sender,audit_log}'::text[]) c;
select queue_cur_table, (select count(*) from pgq.event_1) as events_stored
  from pgq.queue where queue_name = 'mailer';

-- Turn 2
select pgq.maint_rotate_tables_step1('mailer');
select pgq.maint_rotate_tables_step2();
select pgq.force_tick('mailer');
select pgq.ticker('mailer');
select c as consumer, pgq.finish_batch(pgq.next_batch('mailer', c))
  from unnest('{welcome_sender,audit_log}'::text[]) c;
select queue_cur_table, (select count(*) from pgq.event_1) as events_stored
  from pgq.queue where queue_name = 'mailer';

-- Turn 3
select pgq.maint_rotate_tables_step1('mailer');
select pgq.maint_rotate_tables_step2();
select pgq.force_tick('mailer');
select pgq.ticker('mailer');
select c as consumer, pgq.finish_batch(pgq.next_batch('mailer', c))
  from unnest('{welcome_sender,audit_log}'::text[]) c;
select queue_cur_table, (select count(*) from pgq.event_1) as events_stored
  from pgq.queue where queue_name = 'mailer';
