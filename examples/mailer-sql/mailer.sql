-- Handles all batches that there are, one transaction each. What psql's \gset reads as null is a
-- variable that is not set.
\set ON_ERROR_STOP on

begin;
select pgq.next_batch('mailer', 'mailer_sql') as batch \gset
\if :{?batch}
  insert into queue.welcome_mail (recipient, subject)
  select fields ->> 'username' || '@example.com',
      'Welcome, ' || coalesce(fields ->> 'firstname', fields ->> 'username') || '!'
    from pgq.get_batch_events(:batch), pgq.urldecode(ev_data) as fields
   where fields ->> 'username' <> '';

  select count(pgq.event_failed(:batch, ev_id, 'nobody to write to')) as failed
    from pgq.get_batch_events(:batch)
   where coalesce(pgq.urldecode(ev_data) ->> 'username', '') = '' \gset

  select pgq.finish_batch(:batch) as finished \gset
  commit;
  \ir mailer.sql
\else
  commit;
\endif
