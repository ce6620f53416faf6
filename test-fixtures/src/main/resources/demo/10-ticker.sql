-- The ticker ticks: what is committed by now becomes a batch
--: as mailer_admin
--: expect ^ +1$
--: expect ^ +2$

-- A ticker daemon does this by itself. Here psql does, and force_tick makes it tick at once.
select pgq.force_tick('mailer');
select pgq.ticker('mailer');
