-- Handles all batches that there are, one transaction each.
\set ON_ERROR_STOP on

do $$
declare
  batch bigint;
begin
  loop
    batch := pgq.next_batch('mailer', 'mailer_sql');
    exit when batch is null;

    insert into queue.welcome_mail (recipient, subject)
    select fields ->> 'username' || '@example.com',
        'Welcome, ' || coalesce(fields ->> 'firstname', fields ->> 'username') || '!'
      from pgq.get_batch_events(batch), pgq.urldecode(ev_data) as fields
     where fields ->> 'username' <> '';

    perform pgq.event_failed(batch, ev_id, 'nobody to write to')
       from pgq.get_batch_events(batch)
      where coalesce(pgq.urldecode(ev_data) ->> 'username', '') = '';

    perform pgq.finish_batch(batch);
    commit;
  end loop;
end $$;
