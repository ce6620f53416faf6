-- Peek inside: three tables that take turns, and their parents
--: as mailer_worker
--: expect ^ pgq.event_1 +\| pgq.event_template$
--: expect ^ pgq.event_1_0 +\| pgq.event_1$
--: expect ^ pgq.event_1_1 +\| pgq.event_1$
--: expect ^ pgq.event_1_2 +\| pgq.event_1$
--: expect ^\(4 rows\)$
--: expect ^\(0 rows\)$

select inhrelid::regclass as "table", inhparent::regclass as parent
  from pg_inherits
 where inhrelid in (select oid from pg_class where relnamespace = 'pgq'::regnamespace)
   and inhparent::regclass::text like 'pgq.event%'
 order by inhrelid::regclass::text;

-- The parent shows every event that is still stored.
select ev_id, ev_type, ev_data from pgq.event_1;
