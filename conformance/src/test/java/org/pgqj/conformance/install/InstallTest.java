package org.pgqj.conformance.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pgqj.fixtures.Command;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Installing into databases of all kinds. */
@DatabaseTest(Contents.NOTHING)
class InstallTest {

  private static void assertRefused(
      ScratchDatabase scratch, Command.Result result, List<String> before, String message)
      throws SQLException {
    assertThat(result.status()).isNotZero();
    assertThat(result.output()).contains("ERROR:").contains(message);
    assertThat(scratch.catalogue()).isEqualTo(before);
  }

  @Test
  void anEmptyDatabaseGetsEverythingAndTheSecondTimeNothing(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "empty")) {
      Command.Result first = scratch.install();
      assertThat(first.status()).as(first.output()).isZero();
      assertThat(first.output())
          .containsPattern(
              "PgQ/J \\S+ \\(PgQ API 3.5.2\\) is installed in database " + scratch.name());
      try (Connection c = scratch.connect()) {
        assertThat(Sql.number(c, "select pgq.create_queue('kept')")).isEqualTo(1);
        assertThat(Sql.number(c, "select pgq.insert_event('kept', 't', 'd')")).isEqualTo(1);
      }
      List<String> before = scratch.catalogue();
      Command.Result second = scratch.install();
      assertThat(second.status()).as(second.output()).isZero();
      assertThat(second.output()).contains("already installed").contains("nothing changed");
      assertThat(scratch.catalogue()).isEqualTo(before);
      assertThat(scratch.psql().values("select ev_data from pgq.event_1")).isEqualTo("d");
    }
  }

  @Test
  void onlyASuperuserInstalls(TestDatabase db) throws SQLException {
    String role = db.role("nobody");
    try (ScratchDatabase scratch = new ScratchDatabase(db, "role")) {
      List<String> before = scratch.catalogue();
      assertRefused(
          scratch,
          scratch.install(scratch.psqlAs(role), db.checkout().serverJar()),
          before,
          "role \"" + role + "\" is not a superuser");
    }
  }

  @Test
  void aSchemaPgqOfSomebodyElseIsLeftAlone(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "foreign")) {
      scratch.psql().values("create schema pgq; create table pgq.theirs(x int)");
      List<String> before = scratch.catalogue();
      assertRefused(scratch, scratch.install(), before, "has a schema pgq that is not a PgQ/J");
    }
  }

  @Test
  void theExtensionPgqIsLeftAlone(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "ext")) {
      // PgQ in C need not be on this machine: its name in the catalogue is all that counts.
      scratch
          .psql()
          .values(
              "set allow_system_table_mods = on;"
                  + " update pg_extension set extname = 'pgq' where extname = 'plpgsql'");
      List<String> before = scratch.catalogue();
      assertRefused(scratch, scratch.install(), before, "extension pgq, the one written in C");
    }
  }

  @Test
  void aMissingJarIsNamed(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "nojar")) {
      List<String> before = scratch.catalogue();
      assertRefused(
          scratch,
          scratch.install(scratch.psql(), Path.of("/nowhere/pgqj.jar")),
          before,
          "cannot read the server jar \"/nowhere/pgqj.jar\"");
    }
  }

  @Test
  void aFailureOnTheWayLeavesNothing(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "fail")) {
      scratch
          .psql()
          .values(
              """
              create function fail_late() returns event_trigger language plpgsql as
                $$ begin
                     if to_regprocedure('pgq.get_queue_info(text)') is not null then
                       raise exception 'disk of the test is full';
                     end if;
                   end $$;
              create event trigger fail_late on ddl_command_end execute function fail_late();
              """);
      List<String> before = scratch.catalogue();
      assertRefused(scratch, scratch.install(), before, "disk of the test is full");
      scratch.psql().values("drop event trigger fail_late; drop function fail_late()");
      assertThat(scratch.install().status()).isZero();
    }
  }

  @Test
  void aDatabaseNeedsNoSchemaPublic(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "nopublic")) {
      scratch.psql().values("drop schema public");
      Command.Result installed = scratch.install();
      assertThat(installed.status()).as(installed.output()).isZero();
      assertThat(scratch.psql().values("select pgq.create_queue('q'), pgq.urlencode('a', 'b')"))
          .isEqualTo("1|a=b");
      assertThat(
              scratch
                  .psql()
                  .values(
                      "select count(*) from pg_proc where proname = 'urlencode'"
                          + " and pronamespace <> 'pgq'::regnamespace"))
          .isEqualTo("0");
      assertThat(scratch.uninstall("force").status()).isZero();
    }
  }

  @Test
  void anUrlencodeOfSomebodyElseIsLeftAlone(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "theirs")) {
      scratch
          .psql()
          .values(
              "create function public.urlencode(text, text) returns text language sql"
                  + " as 'select ''theirs''::text'");
      assertThat(scratch.install().status()).isZero();
      String call = "select public.urlencode('a', 'b')";
      assertThat(scratch.psql().values(call)).isEqualTo("theirs");
      assertThat(scratch.psql().values("select pgq.urlencode('a', 'b')")).isEqualTo("a=b");
      assertThat(scratch.uninstall().status()).isZero();
      assertThat(scratch.psql().values(call)).isEqualTo("theirs");
    }
  }

  @Test
  void twoDatabasesOfAClusterAreIndependent(TestDatabase db) throws SQLException {
    try (ScratchDatabase one = new ScratchDatabase(db, "one");
        ScratchDatabase two = new ScratchDatabase(db, "two")) {
      assertThat(one.install().status()).isZero();
      assertThat(two.install().status()).isZero();
      assertThat(two.catalogue()).isEqualTo(one.catalogue());
      one.psql().values("select pgq.create_queue('q')");
      two.psql().values("select pgq.create_queue('q'); select pgq.create_queue('r')");
      assertThat(one.uninstall("force").status()).isZero();
      assertThat(two.psql().values("select count(*) from pgq.get_queue_info()")).isEqualTo("2");
    }
  }

  @Test
  void theEnginesRightsMayBeKept(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "rights")) {
      scratch.psql().values("set client_min_messages = error; create extension pljava");
      String rights =
          "select concat_ws(';', (select nspacl from pg_namespace where nspname = 'sqlj'),"
              + " (select string_agg(coalesce(proacl::text, '-'), ';' order by oid) from pg_proc"
              + " where pronamespace = 'sqlj'::regnamespace))";
      String before = scratch.psql().values(rights);
      Command.Result result = scratch.install("keep_engine_rights");
      assertThat(result.status()).as(result.output()).isZero();
      assertThat(scratch.psql().values(rights)).isEqualTo(before);
      assertThat(result.output()).contains("Rights on schema sqlj are left as they were");
    }
  }
}
