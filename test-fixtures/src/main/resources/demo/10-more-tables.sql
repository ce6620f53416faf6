-- Several tables may feed one queue, and a real one may keep its rows
--: as mailer_app
--: expect ^CREATE TABLE$
--: expect ^CREATE TRIGGER$
--: expect ^CREATE TABLE$
--: expect ^CREATE TRIGGER$
--: expect ^INSERT 0 0$
--: expect ^INSERT 0 1$
--: expect ^ kristokaiv +\| kristo@example.org$
--: expect ^\(1 row\)$

-- The short form of the same trigger.
create table queue.reminder_email(username text, days int);
create trigger ins_to_queue before insert on queue.reminder_email
  for each row execute procedure pgq.logutriga('mailer', 'SKIP');

-- With OK the row is stored.
create table queue.customer(username text primary key, email text);
create trigger ins_to_queue before insert on queue.customer
  for each row execute procedure pgq.logutriga('mailer', 'OK');

insert into queue.reminder_email values ('kristokaiv', 14);
insert into queue.customer values ('kristokaiv', 'kristo@example.org');

select * from queue.customer;
