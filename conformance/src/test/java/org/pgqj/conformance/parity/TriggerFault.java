package org.pgqj.conformance.parity;

import java.sql.Connection;
import java.sql.SQLException;
import org.pgqj.fixtures.junit.Sql;

/**
 * Wrong behaviours of capture triggers to plant into a database with PgQ/J. Some change the event
 * on its way into the queue, as if the trigger had made it so; some let triggers forget an option;
 * some put another trigger function in the place of one.
 */
enum TriggerFault implements PlantedFault {
  A_BLANK_AS_PERCENT_20(event("ev_data := replace(ev_data, '+', '%20')")),
  HEX_IN_UPPER_CASE(event("ev_data := replace(ev_data, '%3a', '%3A')")),
  A_NULL_AS_EMPTY_TEXT(
      event("ev_data := regexp_replace(ev_data, '^([^=&]*=[^&]*&[^=&]+)&', '\\1=&')")),
  AN_EMPTY_TEXT_AS_NULL(event("ev_data := replace(ev_data, '=&', '&')")),
  AN_AMPERSAND_AT_THE_END(
      event("ev_data := case when ev_type ~ '^I:' then ev_data || '&' else ev_data end")),
  NULL_IN_CAPITALS(event("ev_data := replace(ev_data, ',null', ',NULL')")),
  BACKSLASHES_NOT_DOUBLED(event("ev_data := replace(ev_data, '\\\\', '\\')")),
  A_NUMBER_IN_QUOTES(
      event("ev_data := regexp_replace(ev_data, '\"id\":(\\d+)', '\"id\":\"\\1\"')")),
  A_DATE_IN_THE_SESSIONS_STYLE(event("ev_data := replace(ev_data, 'T12:00:00', ' 12:00:00')")),
  A_KEY_IN_ANOTHER_ORDER(
      event("ev_type := regexp_replace(ev_type, '^(.:)([^,]+),([^,]+)$', '\\1\\3,\\2')")),
  A_TABLE_WITHOUT_ITS_SCHEMA(event("ev_extra1 := replace(ev_extra1, 'story.', '')")),
  A_BACKUP_THAT_IS_THE_NEW_ROW(
      event("ev_extra2 := case when ev_extra2 ~ '^id=' then ev_data else ev_extra2 end")),
  A_TRUNCATE_WITH_NULL_DATA(event("ev_data := case when ev_type = 'R' then null else ev_data end")),

  IGNORE_FORGOTTEN(forgotten("ignore=%")),
  PKEY_FORGOTTEN(forgotten("pkey=%")),
  BACKUP_FORGOTTEN(forgotten("backup")),
  SKIP_FORGOTTEN(forgotten("SKIP")),
  DENY_FORGOTTEN(forgotten("deny")),
  CONDITION_FORGOTTEN(forgotten("when=%")),
  EXPRESSIONS_FORGOTTEN(forgotten("ev\\_%")),

  A_FORMAT_FOR_ANOTHER(
      """
      alter function pgq.jsontriga() rename to jsontriga_well;
      create function pgq.jsontriga() returns trigger language java as 'org.pgqj.trigger.RowTriggers.sqltriga'
      """),

  AN_ERROR_OF_OTHER_WORDS(
      """
      alter function pgq.sqltriga() rename to sqltriga_well;
      create function pgq.sqltriga() returns trigger language java as 'org.pgqj.trigger.RowTriggers.logtriga'
      """),

  EVENTS_WITH_THE_OWNERS_RIGHTS(
      "alter function pgq.logutriga() security definer",
      "alter function pgq.logutriga() security invoker");

  private final String mistake;
  private final String correction;

  TriggerFault(String mistake) {
    this(mistake, Repair.MAKE_WELL + "; drop event trigger if exists forget");
  }

  TriggerFault(String mistake, String correction) {
    this.mistake = mistake;
    this.correction = correction;
  }

  @Override
  public void plant(Connection c) throws SQLException {
    Sql.run(c, mistake);
    Sql.run(c, Repair.PASS_RIGHTS_ON);
  }

  @Override
  public void mend(Connection c) throws SQLException {
    Sql.run(c, correction);
  }

  /** The event is changed before it is inserted. */
  private static String event(String change) {
    return """
        alter function pgq.insert_event(text, text, text, text, text, text, text) rename to insert_event_well;
        create function pgq.insert_event(
            queue_name text, ev_type text, ev_data text,
            ev_extra1 text, ev_extra2 text, ev_extra3 text, ev_extra4 text) returns bigint
        language plpgsql as $$
        begin
          %s;
          return pgq.insert_event_well(queue_name, ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4);
        end $$
        """
        .formatted(change);
  }

  /** New triggers lose an option; the change of pg_class makes all sessions read them anew. */
  private static String forgotten(String option) {
    return """
        create or replace function parity.forget() returns event_trigger language plpgsql as $$
        declare
          made record;
          kept text[];
        begin
          for made in
            select t.oid, t.tgrelid, string_to_array(encode(t.tgargs, 'escape'), '\\000') as arguments
              from pg_event_trigger_ddl_commands() as d join pg_trigger as t on t.oid = d.objid
             where d.object_type = 'trigger'
          loop
            select array_agg(a order by n) into kept
              from unnest(made.arguments[1:cardinality(made.arguments) - 1]) with ordinality as u(a, n)
             where n = 1 or a not like '%s';
            update pg_trigger
               set tgnargs = cardinality(kept),
                   tgargs = decode(array_to_string(kept, '\\000') || '\\000', 'escape')
             where oid = made.oid;
            update pg_class set relhastriggers = true where oid = made.tgrelid;
          end loop;
        end $$;
        create event trigger forget on ddl_command_end when tag in ('CREATE TRIGGER')
          execute function parity.forget()
        """
        .formatted(option);
  }
}
