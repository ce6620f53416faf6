-- Three people sign up; one of them has left out the name, and will be a dead letter.
insert into queue.welcome_email (username, language, firstname, lastname)
values ('kristokaiv', 'et', 'Kristo', 'Kaiv'),
  ('zoe', 'de', 'Zoë', 'Groß & Söhne'),
  (null, 'en', 'Nobody', '');
