-- Shape the events with a dummy table
--: as mailer_app
--: expect ^CREATE TABLE$
--: expect ^CREATE TRIGGER$

create table queue.welcome_email(username text, language text, firstname text, lastname text);

-- Each inserted row becomes an event; SKIP means that the row itself is not stored.
CREATE TRIGGER ins_to_queue BEFORE INSERT ON queue.welcome_email
  FOR EACH ROW EXECUTE PROCEDURE pgq.logutriga('mailer', 'welcome_email', 'SKIP');
