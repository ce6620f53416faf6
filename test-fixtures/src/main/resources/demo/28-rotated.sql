-- All tables have had their turn, and no event is stored any more
--: as mailer_worker
--: expect ^ +0$
--: eventually

select count(*) from pgq.event_1;
