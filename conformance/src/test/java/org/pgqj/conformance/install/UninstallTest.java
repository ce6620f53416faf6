package org.pgqj.conformance.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pgqj.fixtures.Command;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Removing PgQ/J, and the jar's own ways of doing it. */
@DatabaseTest(Contents.PLJAVA)
class UninstallTest {

  private static final String EVENTS = "select string_agg(ev_data, ',') from pgq.event_1";

  /** A queue with an event and a consumer, in a database with PgQ/J. */
  private static void installWithQueue(ScratchDatabase scratch) {
    Command.Result installed = scratch.install();
    assertThat(installed.status()).as(installed.output()).isZero();
    scratch
        .psql()
        .values(
            "select pgq.create_queue('q'); select pgq.insert_event('q', 't', 'precious');"
                + " select pgq.register_consumer('q', 'c')");
  }

  @Test
  void queuesAreNeverLostUnasked(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "guard")) {
      installWithQueue(scratch);
      List<String> before = scratch.catalogue();
      Command.Result refused = scratch.uninstall();
      assertThat(refused.status()).isNotZero();
      assertThat(refused.output())
          .contains("ERROR:  cannot uninstall PgQ/J: queues exist (")
          .contains("pgq.drop_queue(name, true)")
          .contains("pgqj uninstall --force")
          .doesNotContain("HINT:");
      try (Connection c = scratch.connect()) {

        assertSqlState("55006", () -> Sql.one(c, "select sqlj.remove_jar('pgqj', true)"));
        assertSqlState(
            "55006",
            () -> Sql.one(c, "select sqlj.replace_jar(?, 'pgqj', true)", scratch.serverJar()));
        assertThat(Sql.number(c, "select pgq.insert_event('q', 't', 'more')")).isEqualTo(2);
      }
      assertThat(scratch.catalogue()).isEqualTo(before);
      assertThat(scratch.psql().values(EVENTS)).isEqualTo("precious,more");
      assertThat(scratch.psql().values("select consumer_name from pgq.get_consumer_info()"))
          .isEqualTo("c");
    }
  }

  @Test
  void withoutQueuesItLeavesNothingAndMayComeBack(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "clean")) {
      List<String> before = scratch.catalogueWithoutEngineRights();
      installWithQueue(scratch);
      scratch.psql().values("select pgq.drop_queue('q', true)");
      Command.Result removed = scratch.uninstall();
      assertThat(removed.status()).as(removed.output()).isZero();
      assertThat(removed.output()).contains("PgQ/J is removed from database " + scratch.name());
      assertThat(scratch.catalogueWithoutEngineRights()).isEqualTo(before);
      Command.Result again = scratch.uninstall();
      assertThat(again.status()).as(again.output()).isZero();
      assertThat(again.output()).contains("is not installed").contains("nothing changed");
      installWithQueue(scratch);
      assertThat(scratch.psql().values(EVENTS)).isEqualTo("precious");
    }
  }

  @Test
  void byForceTheQueuesGoToo(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "force")) {
      List<String> before = scratch.catalogueWithoutEngineRights();
      installWithQueue(scratch);
      Command.Result removed = scratch.uninstall("force");
      assertThat(removed.status()).as(removed.output()).isZero();
      assertThat(scratch.catalogueWithoutEngineRights()).isEqualTo(before);
    }
  }

  @Test
  void aTableWithATriggerIsNotDroppedAlong(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "table")) {
      installWithQueue(scratch);
      scratch
          .psql()
          .values(
              "create table mine(x int); insert into mine values (1);"
                  + " create trigger x after insert on mine for each row"
                  + " execute function pgq.logutriga('q')");
      assertThat(scratch.uninstall("force").status()).isZero();
      assertThat(scratch.psql().values("insert into mine values (2); select count(*) from mine"))
          .isEqualTo("2");
    }
  }

  @Test
  void theJarAloneMayBeReplacedWithQueuesInPlace(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "replace")) {
      installWithQueue(scratch);
      List<String> before = scratch.catalogue();
      try (Connection c = scratch.connect()) {
        Sql.one(c, "select sqlj.replace_jar(?, 'pgqj', false)", scratch.serverJar());
        assertThat(Sql.number(c, "select pgq.insert_event('q', 't', 'more')")).isEqualTo(2);
      }
      assertThat(scratch.catalogue()).isEqualTo(before);
      assertThat(scratch.psql().values(EVENTS)).isEqualTo("precious,more");
    }
  }

  @Test
  void withoutQueuesTheJarMayBeDeployedAnew(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "redeploy")) {
      assertThat(scratch.install().status()).isZero();
      List<String> before = scratch.catalogue();
      try (Connection c = scratch.connect()) {
        Sql.run(c, "set search_path = sqlj");
        Sql.one(c, "select sqlj.replace_jar(?, 'pgqj', true)", scratch.serverJar());
      }
      assertThat(scratch.catalogue()).isEqualTo(before);
      assertThat(scratch.psql().values("select pgq.create_queue('q')")).isEqualTo("1");
    }
  }
}
