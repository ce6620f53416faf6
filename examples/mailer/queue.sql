-- The queue, and the table whose rows become its events.
select pgq.create_queue('mailer');

create schema if not exists queue;
create table if not exists queue.welcome_email(
  username text, language text, firstname text, lastname text);
drop trigger if exists ins_to_queue on queue.welcome_email;
create trigger ins_to_queue before insert on queue.welcome_email
  for each row execute procedure pgq.logutriga('mailer', 'SKIP');
