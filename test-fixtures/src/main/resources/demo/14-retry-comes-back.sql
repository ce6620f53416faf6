-- It comes back to the consumer that asked for it, and to no other
--: as mailer_worker
--: expect ^ +4 \| +1 \| welcome_email \| username=kristo.kaiv&email=kristo\+%26\+co%40example.org$
--: expect ^\(1 row\)$
--: expect ^ +1$
--: expect ^\(0 rows\)$
--: expect ^ +1$

select pgq.next_batch('mailer', 'welcome_sender') as batch_id \gset
select ev_id, ev_retry, ev_type, ev_data from pgq.get_batch_events(:batch_id);
select pgq.finish_batch(:batch_id);

select pgq.next_batch('mailer', 'audit_log') as batch_id \gset
select ev_id, ev_retry, ev_type, ev_data from pgq.get_batch_events(:batch_id);
select pgq.finish_batch(:batch_id);
