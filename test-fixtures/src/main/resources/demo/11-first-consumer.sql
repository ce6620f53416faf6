-- The first consumer reads its batch; one event it cannot handle now
--: as mailer_worker
--: expect ^ +1 \| I: +\| username=kristokaiv&language=Kristo&firstname=Kaiv&lastname= +\| queue.welcome_email$
--: expect ^ +2 \| I: +\| username=kristokaiv&days=14 +\| queue.reminder_email$
--: expect ^ +3 \| I:username +\| username=kristokaiv&email=kristo%40example.org +\| queue.customer$
--: expect ^ +4 \| welcome_email \| username=kristo.kaiv&email=kristo\+%26\+co%40example.org +\| $
--: expect ^\(4 rows\)$
--: expect ^ +1$
--: expect ^ +1$

select pgq.next_batch('mailer', 'welcome_sender') as batch_id \gset

select ev_id, ev_type, ev_data, ev_extra1 from pgq.get_batch_events(:batch_id);

-- Event 4 goes to the retry queue, to come back in 0 seconds.
select pgq.event_retry(:batch_id, 4, 0);

-- Done with the rest: the position moves on.
select pgq.finish_batch(:batch_id);
