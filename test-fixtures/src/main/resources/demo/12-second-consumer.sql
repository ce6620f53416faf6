-- The second consumer reads the same events, at its own pace
--: as mailer_worker
--: expect ^ +1 \| I: +\| queue.welcome_email$
--: expect ^ +2 \| I: +\| queue.reminder_email$
--: expect ^ +3 \| I:username +\| queue.customer$
--: expect ^ +4 \| welcome_email \| $
--: expect ^\(4 rows\)$
--: expect ^ +1$
--: expect ^ audit_log +\| +2 \|
--: expect ^ welcome_sender +\| +2 \|

select pgq.next_batch('mailer', 'audit_log') as batch_id \gset

select ev_id, ev_type, ev_extra1 from pgq.get_batch_events(:batch_id);
select pgq.finish_batch(:batch_id);

select consumer_name, last_tick, current_batch from pgq.get_consumer_info('mailer');
