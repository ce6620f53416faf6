package org.pgqj.conformance.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Rights on tables, columns and sequences, as granted to each role itself and to PUBLIC. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class TableGrantsTest {

  private static final String READ_WRITE = "DELETE,INSERT,SELECT,UPDATE";
  private static final String WRITER_COLUMNS =
      "ev_data,ev_extra1,ev_extra2,ev_extra3,ev_extra4,ev_time,ev_type";

  private Connection c;

  @BeforeAll
  void createQueue(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.one(c, "select pgq.create_queue('q')");
  }

  /** What an object's list of rights gives to a role itself, not through membership. */
  private String granted(String object, String role) throws SQLException {
    return Sql.text(
        c,
        """
        select string_agg(distinct a.privilege_type, ',' order by a.privilege_type)
          from pg_class, aclexplode(relacl) a
         where pg_class.oid = ?::regclass
           and a.grantee = coalesce((select oid from pg_roles where rolname = ?), 0)
        """,
        object,
        role);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      nullValues = "-",
      delimiter = ';',
      value = {
        "pgq.consumer; SELECT; SELECT; -; " + READ_WRITE,
        "pgq.queue; SELECT; SELECT; -; " + READ_WRITE,
        "pgq.tick; SELECT; SELECT; -; " + READ_WRITE,
        "pgq.subscription; SELECT; SELECT; -; " + READ_WRITE,
        "pgq.txid_origin; SELECT; SELECT; -; -",
        "pgq.event_template; -; SELECT; -; INSERT,SELECT,TRUNCATE",
        "pgq.retry_queue; -; -; -; " + READ_WRITE,
        "pgq.dead_letter; -; -; -; " + READ_WRITE,
        "pgq.dead_letter_dl_id_seq; -; -; -; -",
        "pgq.batch_id_seq; -; -; -; -",
        "pgq.consumer_co_id_seq; -; -; -; -",
        "pgq.queue_queue_id_seq; -; -; -; -",
        "pgq.subscription_sub_id_seq; -; -; -; -",
        "pgq.event_1; -; SELECT; -; INSERT,SELECT,TRUNCATE",
        "pgq.event_1_0; -; SELECT; -; INSERT,SELECT,TRUNCATE",
        "pgq.event_1_1; -; SELECT; -; INSERT,SELECT,TRUNCATE",
        "pgq.event_1_2; -; SELECT; -; INSERT,SELECT,TRUNCATE",
        "pgq.event_1_id_seq; SELECT; -; USAGE; USAGE",
        "pgq.event_1_tick_seq; SELECT; -; -; -",
      })
  void eachRoleHasExactlyItsRights(
      String object, String all, String reader, String writer, String admin) throws SQLException {
    assertThat(granted(object, "public")).as("PUBLIC").isEqualTo(all);
    assertThat(granted(object, "pgq_reader")).as("pgq_reader").isEqualTo(reader);
    assertThat(granted(object, "pgq_writer")).as("pgq_writer").isEqualTo(writer);
    assertThat(granted(object, "pgq_admin")).as("pgq_admin").isEqualTo(admin);
  }

  @Test
  void noRelationOfTheSchemaIsLeftOutOfThisMatrix() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select relname from pg_class
                 where relnamespace = 'pgq'::regnamespace and relkind not in ('i', 'I')
                 order by relname collate "C"
                """))
        .containsExactly(
            "batch_id_seq",
            "consumer",
            "consumer_co_id_seq",
            "dead_letter",
            "dead_letter_dl_id_seq",
            "event_1",
            "event_1_0",
            "event_1_1",
            "event_1_2",
            "event_1_id_seq",
            "event_1_tick_seq",
            "event_template",
            "queue",
            "queue_queue_id_seq",
            "retry_queue",
            "subscription",
            "subscription_sub_id_seq",
            "tick",
            "txid_origin");
  }

  @ParameterizedTest
  @CsvSource({
    "pgq.event_template",
    "pgq.event_1",
    "pgq.event_1_0",
    "pgq.event_1_1",
    "pgq.event_1_2"
  })
  void aWriterMayInsertTheColumnsThatCannotForgeAnEvent(String table) throws SQLException {
    assertThat(columnRights("pgq_writer", table)).containsExactly("INSERT " + WRITER_COLUMNS);
  }

  private List<String> columnRights(String role, String table) throws SQLException {
    return Sql.lines(
        c,
        """
        select a.privilege_type || ' ' || string_agg(attname, ',' order by attname collate "C")
          from pg_attribute, aclexplode(attacl) a
         where attrelid = ?::regclass
           and a.grantee = ?::regrole
         group by a.privilege_type
        """,
        table,
        role);
  }

  @Test
  void nobodyElseHasColumnRights() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select distinct a.grantee::regrole::text
                  from pg_attribute join pg_class on pg_class.oid = attrelid, aclexplode(attacl) a
                 where relnamespace = 'pgq'::regnamespace
                """))
        .containsExactly("pgq_writer");
  }

  @Test
  void everybodyMayLookUpNamesInTheSchema() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select a.privilege_type from pg_namespace, aclexplode(nspacl) a
                 where nspname = 'pgq' and a.grantee <> nspowner
                """))
        .containsExactly("USAGE");
    assertThat(Sql.bool(c, "select has_schema_privilege('public', 'pgq', 'USAGE')")).isTrue();
  }

  @Test
  void adminInheritsFromReaderAndWriterAndNobodyCanLogIn() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select rolname, rolcanlogin, rolsuper, rolinherit,
                       pg_has_role(rolname, 'pgq_reader', 'usage'), pg_has_role(rolname, 'pgq_writer', 'usage'),
                       pg_has_role(rolname, 'pgq_admin', 'usage')
                  from pg_roles where rolname in ('pgq_reader', 'pgq_writer', 'pgq_admin') order by 1
                """))
        .containsExactly(
            "pgq_admin|f|f|t|t|t|t", "pgq_reader|f|f|t|t|f|f", "pgq_writer|f|f|t|f|t|f");
  }
}
