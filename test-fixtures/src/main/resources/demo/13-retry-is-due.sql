-- Maintenance brings the retried event back
--: as mailer_admin
--: expect ^ +1$
--: expect ^ +0$
--: expect ^ +2$
--: expect ^ +3$

-- The ticker daemon calls this too, until it returns 0.
select pgq.maint_retry_events();
select pgq.maint_retry_events();

select pgq.force_tick('mailer');
select pgq.ticker('mailer');
