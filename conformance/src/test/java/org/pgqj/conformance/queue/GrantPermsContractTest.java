package org.pgqj.conformance.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class GrantPermsContractTest {

  private static final String COLUMNS_OF_WRITERS =
      "ev_data,ev_extra1,ev_extra2,ev_extra3,ev_extra4,ev_time,ev_type";

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    this.db = db;
    c = db.connect();
  }

  @Test
  void readersReadWritersInsertPayloadAndAdminsMaintain() throws SQLException {
    TestQueue queue = TestQueue.create(c, "granted");
    for (String table : tables(queue)) {
      assertThat(privileges("pgq_reader", table)).isEqualTo("SELECT");
      assertThat(privileges("pgq_writer", table)).isEmpty();
      assertThat(privileges("pgq_admin", table)).isEqualTo("INSERT,SELECT,TRUNCATE");
      assertThat(insertableColumns("pgq_reader", table)).isNull();
      assertThat(insertableColumns("pgq_writer", table)).isEqualTo(COLUMNS_OF_WRITERS);
    }
  }

  @Test
  void nobodyElseSeesEvents() throws SQLException {
    TestQueue queue = TestQueue.create(c, "private");
    String nobody = db.role("nobody");
    for (String table : tables(queue)) {
      assertThat(privileges(nobody, table)).isEmpty();
    }
  }

  @Test
  void everybodyReadsSequencesAndInsertersDrawIds() throws SQLException {
    TestQueue queue = TestQueue.create(c, "sequenced");
    String nobody = db.role("nobody");
    String events = queue.table() + "_id_seq";
    String ticks = queue.table() + "_tick_seq";
    assertThat(rightsOnSequence(nobody, events)).isEqualTo("SELECT");
    assertThat(rightsOnSequence(nobody, ticks)).isEqualTo("SELECT");
    assertThat(rightsOnSequence("pgq_writer", events)).isEqualTo("SELECT,USAGE");
    assertThat(rightsOnSequence("pgq_writer", ticks)).isEqualTo("SELECT");
    assertThat(rightsOnSequence("pgq_admin", events)).isEqualTo("SELECT,USAGE");
    assertThat(rightsOnSequence("pgq_admin", ticks)).isEqualTo("SELECT");
  }

  @Test
  void lostGrantsComeBackAndOthersStay() throws SQLException {
    TestQueue queue = TestQueue.create(c, "repaired");
    String guest = db.role("guest");
    Sql.run(c, "revoke all on " + queue.table(1) + " from pgq_reader, pgq_admin");
    Sql.run(c, "grant delete on " + queue.table(1) + " to " + guest);
    assertThat(Sql.number(c, "select pgq.grant_perms('repaired')")).isEqualTo(1);
    assertThat(privileges("pgq_reader", queue.table(1))).isEqualTo("SELECT");
    assertThat(privileges("pgq_admin", queue.table(1))).isEqualTo("INSERT,SELECT,TRUNCATE");
    assertThat(privileges(guest, queue.table(1))).isEqualTo("DELETE");
    Sql.run(c, "drop owned by " + guest);
  }

  @Test
  void whatIsGrantedOnTheTemplateIsGrantedOnEveryTable() throws SQLException {
    TestQueue queue = TestQueue.create(c, "copied");
    String guest = db.role("guest");
    Sql.run(c, "grant update on pgq.event_template to " + guest + " with grant option");
    Sql.run(c, "grant references on pgq.event_template to public");
    Sql.one(c, "select pgq.grant_perms('copied')");
    for (String table : tables(queue)) {
      assertThat(privileges(guest, table)).isEqualTo("REFERENCES,UPDATE,UPDATE*");
      assertThat(privileges("pgq_writer", table)).isEqualTo("REFERENCES");
    }
    Sql.run(c, "revoke references on pgq.event_template from public");
    Sql.run(c, "drop owned by " + guest);
  }

  @Test
  void anUnknownQueueIsAnError() {
    assertSqlError("P0001", "Queue not found", () -> Sql.one(c, "select pgq.grant_perms('nope')"));
    assertSqlError("P0001", "Queue not found", () -> Sql.one(c, "select pgq.grant_perms(null)"));
  }

  @Test
  void grantsAreCopiedBetweenAnyTwoTablesAndRoles() throws SQLException {
    Sql.run(
        c,
        """
        create schema "A b";
        create table "A b"."from.here"(x int, "y ""z" int);
        create table "A b"."to'there"(x int, "y ""z" int);
        create role "odd ""role";
        grant select on "A b"."from.here" to "odd ""role" with grant option;
        grant insert on "A b"."from.here" to public
        """);
    assertThat(
            Sql.number(c, "select pgq._grant_perms_from('A b', 'from.here', 'A b', 'to''there')"))
        .isEqualTo(1);
    assertThat(privileges("odd \"role", "\"A b\".\"to'there\"")).isEqualTo("INSERT,SELECT,SELECT*");
    assertThat(privileges("pgq_reader", "\"A b\".\"to'there\"")).isEqualTo("INSERT");
    Sql.run(c, "drop schema \"A b\" cascade; drop role \"odd \"\"role\"");
  }

  @Test
  void anUnknownSourceHasNoGrants() throws SQLException {
    Sql.run(c, "create table untouched(x int)");
    assertThat(Sql.number(c, "select pgq._grant_perms_from('no', 'no', 'public', 'untouched')"))
        .isEqualTo(1);
    assertThat(Sql.one(c, "select relacl from pg_class where relname = 'untouched'")).isNull();
  }

  @Test
  void copyingWithANullIsNull() throws SQLException {
    assertThat(Sql.one(c, "select pgq._grant_perms_from(null, 'a', 'b', 'c')")).isNull();
    assertThat(Sql.one(c, "select pgq._grant_perms_from('a', 'a', 'b', null)")).isNull();
  }

  @Test
  void storageIsTunedAgain() throws SQLException {
    TestQueue queue = TestQueue.create(c, "tuned");
    Sql.run(
        c,
        "alter table %s reset (fillfactor, autovacuum_enabled, toast.autovacuum_enabled)"
            .formatted(queue.table(2)));
    assertThat(Sql.number(c, "select pgq.tune_storage('tuned')")).isEqualTo(1);
    assertThat(
            Sql.text(
                c,
                """
                select t.reloptions @> '{fillfactor=100,autovacuum_enabled=off}'
                       and toast.reloptions @> '{autovacuum_enabled=off}'
                  from pg_class t join pg_class toast on toast.oid = t.reltoastrelid
                 where t.oid = ?::regclass
                """,
                queue.table(2)))
        .isEqualTo("true");
  }

  @Test
  void tuningAnUnknownQueueIsZeroAndOfNullNull() throws SQLException {
    assertThat(Sql.number(c, "select pgq.tune_storage('nope')")).isZero();
    assertThat(Sql.one(c, "select pgq.tune_storage(null)")).isNull();
  }

  private static List<String> tables(TestQueue queue) {
    return List.of(queue.table(), queue.table(0), queue.table(1), queue.table(2));
  }

  /** Table privileges that hold, * for those with grant option. */
  private String privileges(String role, String table) throws SQLException {
    return Sql.text(
        c,
        """
        select coalesce(string_agg(privilege, ',' order by privilege), '')
          from (select p || o as privilege
                  from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES',
                                    'TRIGGER']) p,
                       unnest(array['', '*']) o
                 where has_table_privilege(?, ?::regclass,
                         p || case o when '*' then ' with grant option' else '' end)) held
        """,
        role,
        table);
  }

  private String insertableColumns(String role, String table) throws SQLException {
    return Sql.text(
        c,
        """
        select string_agg(attname, ',' order by attname)
          from pg_attribute
         where attrelid = ?::regclass and attnum > 0 and not attisdropped
           and has_column_privilege(?, attrelid, attnum, 'INSERT')
        """,
        table,
        role);
  }

  private String rightsOnSequence(String role, String sequence) throws SQLException {
    return Sql.text(
        c,
        """
        select string_agg(p, ',' order by p) from unnest(array['SELECT', 'USAGE', 'UPDATE']) p
         where has_sequence_privilege(?, ?::regclass, p)
        """,
        role,
        sequence);
  }
}
