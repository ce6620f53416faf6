-- Somebody signs up all the same
--: as mailer_app
--: expect ^INSERT 0 0$

insert into queue.welcome_email (username, language, firstname, lastname)
  values ('zoe', 'de', 'Zoë', 'Groß');
