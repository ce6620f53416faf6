-- Two consumers register; each has a position of its own
--: as mailer_worker
--: expect ^ +1$
--: expect ^ +1$
--: expect ^ mailer +\| audit_log +\| +1 \|
--: expect ^ mailer +\| welcome_sender +\| +1 \|

select pgq.register_consumer('mailer', 'welcome_sender');
select pgq.register_consumer('mailer', 'audit_log');

-- They start at the queue's last tick.
select queue_name, consumer_name, last_tick, current_batch from pgq.get_consumer_info('mailer');
