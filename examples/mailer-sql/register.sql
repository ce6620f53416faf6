-- Once, before the first sign-up that counts.
select pgq.register_consumer('mailer', 'mailer_sql');
create table if not exists queue.welcome_mail(recipient text not null, subject text not null);
