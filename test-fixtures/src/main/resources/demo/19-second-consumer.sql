-- A second consumer, in plain SQL; it has a position of its own on the same queue
--: as mailer_worker
--: expect ^ +1$
--: expect ^ audit_log +\| +\d+ \|
--: expect ^ mailer_daemon +\| +\d+ \|

select pgq.register_consumer('mailer', 'audit_log');

-- It starts at the queue's last tick.
select consumer_name, last_tick, pending_events from pgq.get_consumer_info('mailer') order by 1;
