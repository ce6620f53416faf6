-- Put a message in: a plain INSERT, an event, no row
--: as mailer_app
--: expect ^INSERT 0 0$
--: expect ^\(0 rows\)$

insert into queue.welcome_email (username, language, firstname, lastname)
  values ('kristokaiv', 'Kristo', 'Kaiv', '');

select * from queue.welcome_email;
