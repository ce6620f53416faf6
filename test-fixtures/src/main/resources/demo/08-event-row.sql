-- There is the event
--: as mailer_worker
--: expect ^-\[ RECORD 1 \]
--: expect ^ev_id +\| 1$
--: expect ^ev_owner +\| *$
--: expect ^ev_retry +\| *$
--: expect ^ev_type +\| I:$
--: expect ^ev_data +\| username=kristokaiv&language=Kristo&firstname=Kaiv&lastname=$
--: expect ^ev_extra1 +\| queue.welcome_email$
--: expect ^ev_extra2 +\| *$
--: expect ^ev_extra3 +\| *$
--: expect ^ev_extra4 +\| *$
--: never ^-\[ RECORD 2 \]

\x on
select * from pgq.event_1 where ev_data like '%kristokaiv%';
