-- The second consumer reads its batch
--: as mailer_worker
--: expect ^ +\d+ \| I: +\| username=anna&language=et&firstname=Anna&lastname=Kask +\| queue.welcome_email$
--: expect ^ +\d+ \| I: +\| username=toomas&language=et&firstname=Toomas&lastname=Tamm +\| queue.welcome_email$
--: expect ^\(2 rows\)$
--: eventually

select pgq.next_batch('mailer', 'audit_log') as batch_id \gset
select ev_id, ev_type, ev_data, ev_extra1 from pgq.get_batch_events(:batch_id);

-- Should the ticker have ticked before that, the batch is empty: done with it, on to the next.
select pgq.finish_batch(:batch_id)
 where not exists (select from pgq.get_batch_events(:batch_id));
