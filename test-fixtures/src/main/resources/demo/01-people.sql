-- Three people: who runs the queue, who sends, who receives
--: as postgres
--: expect ^CREATE ROLE$
--: expect ^CREATE SCHEMA$

create role mailer_admin login in role pgq_admin;
create role mailer_app login in role pgq_writer;
create role mailer_worker login in role pgq_reader;
create schema queue authorization mailer_app;
grant usage on schema queue to mailer_worker;
