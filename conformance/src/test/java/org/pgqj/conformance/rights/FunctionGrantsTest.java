package org.pgqj.conformance.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * EXECUTE on every function of the schema, and the functions that run with their owner's rights.
 */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class FunctionGrantsTest {

  private static final List<String> EVERYBODY =
      List.of(
          "version()",
          "implementation()",
          "quote_fqname(text)",
          "seq_getval(text)",
          "get_queue_info()",
          "get_queue_info(text)",
          "get_consumer_info()",
          "get_consumer_info(text)",
          "get_consumer_info(text,text)",
          "urlencode(text)",
          "urlencode(text,text)",
          "urlencode(json)",
          "urldecode(text)",
          "urldecode_rows(text)",
          "_ready()",
          "_refuse(text)",
          "_unchanged(integer)");

  private static final List<String> READER =
      List.of(
          "batch_event_sql(bigint)",
          "batch_event_tables(bigint)",
          "find_tick_helper(integer,bigint,timestamp with time zone,bigint,bigint,interval)",
          "register_consumer(text,text)",
          "register_consumer_at(text,text,bigint)",
          "unregister_consumer(text,text)",
          "next_batch(text,text)",
          "next_batch_info(text,text)",
          "next_batch_custom(text,text,interval,integer,interval)",
          "get_batch_events(bigint)",
          "get_batch_cursor(bigint,text,integer)",
          "get_batch_cursor(bigint,text,integer,text)",
          "get_batch_info(bigint)",
          "event_retry(bigint,bigint,timestamp with time zone)",
          "event_retry(bigint,bigint,integer)",
          "events_retry(bigint,bigint[],timestamp with time zone[])",
          "batch_retry(bigint,integer)",
          "event_failed(bigint,bigint,text)",
          "events_failed(bigint,bigint[],text[])",
          "dead_letter_list(text,text,bigint,integer)",
          "dead_letter_count(text,text)",
          "dead_letter_retry(text,text)",
          "dead_letter_retry(bigint)",
          "finish_batch(bigint)",
          "force_tick(text)",
          "rotation_info()");

  /** The last one holds rotation for a writer whose snapshot is fixed; it gives nothing away. */
  private static final List<String> WRITER =
      List.of(
          "insert_event(text,text,text)",
          "insert_event(text,text,text,text,text,text,text)",
          "insert_events(text,jsonb)",
          "insert_events(text,text,text[],text[],text[],text[],text[])",
          "insert_events(text,text[],text[],text[],text[],text[],text[])",
          "current_event_table(text)",
          "logutriga()",
          "sqltriga()",
          "jsontriga()",
          "logtriga()",
          "validate_trigger(regclass,name)",
          "capture(regclass,text,text[])",
          "uncapture(regclass,text)",
          "_hold_rotation(text)");

  private static final List<String> ADMIN =
      List.of(
          "tick_now(text)",
          "ticker(text,bigint,timestamp with time zone,bigint)",
          "ticker(text)",
          "ticker()",
          "maint_retry_events()",
          "maint_rotate_tables_step1(text)",
          "maint_rotate_tables_step2()",
          "maint_tables_to_vacuum()",
          "maint_operations()",
          "rebase()",
          "upgrade_schema()",
          "event_retry_raw(text,text,timestamp with time zone,bigint,timestamp with time zone,integer,"
              + "text,text,text,text,text,text)",
          "grant_perms(text)",
          "_event_text(bigint)",
          "_grant_perms_from(text,text,text,text)",
          "tune_storage(text)",
          "seq_setval(text,bigint)",
          "create_queue(text)",
          "dead_letter_delete(text,text)",
          "dead_letter_delete(bigint)",
          "drop_queue(text,boolean)",
          "drop_queue(text)",
          "set_queue_config(text,text,text)",
          "insert_event_raw(text,bigint,timestamp with time zone,integer,integer,text,text,"
              + "text,text,text,text)");

  private static final List<String> SECURITY_DEFINER =
      List.of(
          "get_consumer_info()",
          "get_consumer_info(text)",
          "get_consumer_info(text,text)",
          "register_consumer(text,text)",
          "register_consumer_at(text,text,bigint)",
          "unregister_consumer(text,text)",
          "next_batch_custom(text,text,interval,integer,interval)",
          "get_batch_info(bigint)",
          "event_retry(bigint,bigint,timestamp with time zone)",
          "event_retry(bigint,bigint,integer)",
          "events_retry(bigint,bigint[],timestamp with time zone[])",
          "batch_retry(bigint,integer)",
          "event_retry_raw(text,text,timestamp with time zone,bigint,timestamp with time zone,integer,"
              + "text,text,text,text,text,text)",
          "finish_batch(bigint)",
          "force_tick(text)",
          "insert_event(text,text,text,text,text,text,text)",
          "insert_events(text,jsonb)",
          "insert_events(text,text,text[],text[],text[],text[],text[])",
          "insert_events(text,text[],text[],text[],text[],text[],text[])",
          "tick_now(text)",
          "ticker(text,bigint,timestamp with time zone,bigint)",
          "ticker(text)",
          "ticker()",
          "grant_perms(text)",
          "create_queue(text)",
          "drop_queue(text,boolean)",
          "set_queue_config(text,text,text)",
          "event_failed(bigint,bigint,text)",
          "events_failed(bigint,bigint[],text[])",
          "dead_letter_list(text,text,bigint,integer)",
          "dead_letter_count(text,text)",
          "dead_letter_retry(text,text)",
          "dead_letter_retry(bigint)",
          "dead_letter_delete(text,text)",
          "dead_letter_delete(bigint)",
          "rebase()",
          "rotation_info()",
          "_hold_rotation(text)");

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  @Test
  void executeIsGivenAsTheCatalogueSaysAndNotOtherwise() throws SQLException {
    Map<String, String> expected = new TreeMap<>();
    EVERYBODY.forEach(f -> expected.put(f, "public reader writer admin"));
    READER.forEach(f -> expected.put(f, "reader admin"));
    WRITER.forEach(f -> expected.put(f, "writer admin"));
    ADMIN.forEach(f -> expected.put(f, "admin"));
    Map<String, String> actual = new TreeMap<>();
    for (List<Object> row :
        Sql.rows(
            c,
            """
            select p.oid::regprocedure::text,
                   concat_ws(' ', case when has_function_privilege('public', p.oid, 'execute') then 'public' end,
                                  case when has_function_privilege('pgq_reader', p.oid, 'execute') then 'reader' end,
                                  case when has_function_privilege('pgq_writer', p.oid, 'execute') then 'writer' end,
                                  case when has_function_privilege('pgq_admin', p.oid, 'execute') then 'admin' end)
              from pg_proc p where pronamespace = 'pgq'::regnamespace
            """)) {
      actual.put(row.get(0).toString().replaceFirst("^pgq\\.", ""), row.get(1).toString());
    }
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void theSameFunctionsAsInPgqRunWithTheirOwnersRights() throws SQLException {
    List<String> actual = new ArrayList<>();
    for (String function :
        Sql.lines(
            c,
            "select oid::regprocedure from pg_proc"
                + " where pronamespace = 'pgq'::regnamespace and prosecdef")) {
      actual.add(function.replaceFirst("^pgq\\.", ""));
    }
    assertThat(actual).containsExactlyInAnyOrderElementsOf(SECURITY_DEFINER);
  }

  @Test
  void everyFunctionWithItsOwnersRightsPinsTheSearchPath() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select oid::regprocedure, proconfig from pg_proc
                 where pronamespace = 'pgq'::regnamespace and prosecdef
                   and proconfig[1] is distinct from 'search_path=pg_catalog, pg_temp'
                """))
        .isEmpty();
  }
}
