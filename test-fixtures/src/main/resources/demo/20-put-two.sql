-- Two more sign up
--: as mailer_app
--: expect ^INSERT 0 0$

insert into queue.welcome_email (username, language, firstname, lastname)
  values ('anna', 'et', 'Anna', 'Kask'), ('toomas', 'et', 'Toomas', 'Tamm');
