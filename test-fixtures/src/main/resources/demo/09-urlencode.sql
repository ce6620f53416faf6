-- Or without a table: insert_event, with urlencode for the data
--: as mailer_app
--: expect ^DO$

do $$
begin
  perform pgq.insert_event('mailer', 'welcome_email',
    urlencode('username', 'kristo.kaiv') || '&' || urlencode('email', 'kristo & co@example.org'));
end $$;
