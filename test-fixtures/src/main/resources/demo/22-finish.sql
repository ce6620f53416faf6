-- Until a batch is finished it is handed out again, so nothing is lost when a consumer dies
--: as mailer_worker
--: expect ^ +2$
--: expect ^ +1$
--: expect ^ +1$

select pgq.next_batch('mailer', 'audit_log') as batch_id \gset
select count(*) from pgq.get_batch_events(:batch_id);

-- One can't be handled now: to the retry queue with it, for 0 seconds.
select pgq.event_retry(:batch_id, ev_id, 0)
  from pgq.get_batch_events(:batch_id) where ev_data like '%toomas%';

-- Done with the rest: the position moves on.
select pgq.finish_batch(:batch_id);
