-- Create the queue
--: as mailer_admin
--: expect ^ +1$
--: expect ^queue_id +\| 1$
--: expect ^queue_name +\| mailer$
--: expect ^queue_ntables +\| 3$
--: expect ^queue_cur_table +\| 0$
--: expect ^queue_rotation_period +\| 02:00:00$
--: expect ^queue_external_ticker +\| f$
--: expect ^queue_ticker_max_count +\| 500$
--: expect ^queue_ticker_max_lag +\| 00:00:03$
--: expect ^queue_ticker_idle_period +\| 00:01:00$
--: expect ^queue_data_pfx +\| pgq.event_1$
--: expect ^queue_event_seq +\| pgq.event_1_id_seq$
--: expect ^queue_tick_seq +\| pgq.event_1_tick_seq$

select * from pgq.create_queue('mailer');

\x on
select * from pgq.queue;
