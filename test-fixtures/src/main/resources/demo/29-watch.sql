-- Watch the queue in SQL
--: as mailer_worker
--: expect ^queue_name +\| mailer$
--: expect ^queue_ntables +\| 3$
--: expect ^queue_rotation_period +\| 00:00:01$
--: expect ^queue_ticker_paused +\| f$
--: expect ^queue_ticker_max_count +\| 500$
--: expect ^ticker_lag +\| -?00:00:
--: expect ^ev_new +\| 0$

\x on
select * from pgq.get_queue_info();
