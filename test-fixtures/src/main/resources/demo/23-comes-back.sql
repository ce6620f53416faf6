-- It comes back, to the consumer that asked for it and to no other
--: as mailer_worker
--: expect ^ +\d+ \| +1 \| I: +\| username=toomas&language=et&firstname=Toomas&lastname=Tamm$
--: expect ^\(1 row\)$
--: eventually

select pgq.next_batch('mailer', 'audit_log') as batch_id \gset
select ev_id, ev_retry, ev_type, ev_data from pgq.get_batch_events(:batch_id);

-- Should the ticker have ticked before that, the batch is empty: done with it, on to the next.
select pgq.finish_batch(:batch_id)
 where not exists (select from pgq.get_batch_events(:batch_id));
