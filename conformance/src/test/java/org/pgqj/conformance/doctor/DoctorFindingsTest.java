package org.pgqj.conformance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.conformance.install.ScratchDatabase;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Planted faults: each is found, and what the doctor prescribes mends it. */
@DatabaseTest(Contents.PGQJ)
class DoctorFindingsTest {

  private static final String QUEUE = "select pgq.create_queue('q');";

  /** Plants, looks, mends as told, looks again. */
  private static void assertFoundAndMended(
      ScratchDatabase scratch, String plant, String check, String state) {
    scratch.psql().values(plant);
    Examination ill = Examination.of(scratch.psql());
    assertThat(ill.state(check)).as("%s", ill).isEqualTo(state);
    assertThat(ill.status()).isEqualTo(state.equals("problem") ? 1 : 0);
    scratch.psql().values(String.join(";\n", ill.cure(check, "sql")));
    Examination well = Examination.of(scratch.psql());
    assertThat(well.state(check)).as("%s", well).isEqualTo("ok");
    assertThat(well.in("problem")).as("%s", well).isEmpty();
    assertThat(well.status()).isZero();
  }

  @Test
  void aSoundInstallationHasNoProblems(TestDatabase db) {
    Examination sound = Examination.of(db.psql());
    assertThat(sound.in("problem")).as("%s", sound).isEmpty();
    assertThat(sound.in("not checked")).isEmpty();
    assertThat(sound.status()).isZero();
    // The one thing to warn of is an engine that is none for production.
    boolean embedded = db.label().startsWith("embedded");
    assertThat(sound.in("warning")).isEqualTo(embedded ? List.of("server.pljava") : List.of());
    assertThat(sound.found("database.functions"))
        .isEqualTo(
            "all %s of this version are there"
                .formatted(
                    db.psql()
                        .values(
                            "select count(*) from pg_proc"
                                + " where pronamespace = 'pgq'::regnamespace")));
  }

  @Test
  void anOrdinaryRoleSeesLessAndNothingFails(TestDatabase db) {
    Examination plain = Examination.of(db.psqlAs(db.role("nobody")));
    assertThat(plain.in("problem")).as("%s", plain).isEmpty();
    assertThat(plain.status()).isZero();
    assertThat(plain.in("not checked"))
        .containsExactly("server.long-transactions", "database.java-functions", "database.retries");
    assertThat(plain.found("database.retries")).contains("permission denied");
    assertThat(plain.state("database.versions")).isEqualTo("ok");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "database.class-path | problem | select sqlj.set_classpath('pgq', '')",
        "database.class-path | problem | select sqlj.set_classpath('pgq_coop', '')",
        "database.engine-usage | problem | revoke usage on schema sqlj from public",
        "database.engine-functions | problem |"
            + " grant execute on function sqlj.set_classpath(varchar, varchar) to public",
        "database.schema-usage | problem | revoke usage on schema pgq from public",
        "database.roles | problem | revoke pgq_reader from pgq_admin",
        "database.event-tables | problem |"
            + QUEUE
            + " revoke select on pgq.event_1_1 from pgq_reader",
        "database.origin | problem |"
            + QUEUE
            + " update pgq.txid_origin set system_identifier = system_identifier + 1",
        "database.ticker | warning |"
            + QUEUE
            + " update pgq.tick set tick_time = now() - interval '1 hour'",
        "database.rotation | warning |"
            + QUEUE
            + " update pgq.queue set queue_switch_time = now() - interval '1 day'",
        "server.stack | problem |"
            + " alter database DB set pljava.vmoptions = '-Xss1m -Xmx128m -XX:+UseSerialGC'",
        "server.heap | warning | alter database DB set pljava.vmoptions = '-Xss8m'",
        "server.java-starts | problem |"
            + " alter database DB set pljava.vmoptions = '-Xss8m -XX:+NoSuchOption'",
        "server.libjvm | problem |"
            + " alter database DB set pljava.libjvm_location = '/nowhere/libjvm.so'"
      })
  void whatIsPlantedIsFoundAndMended(String check, String state, String plant, TestDatabase db) {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "planted")) {
      assertFoundAndMended(scratch, plant.replace("DB", scratch.name()), check, state);
    }
  }

  @Test
  void aMissingJarIsFoundAndInstallingBringsItBackWithTheQueues(TestDatabase db)
      throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "nojar")) {
      scratch
          .psql()
          .values(
              QUEUE
                  + "select pgq.insert_event('q', 't', 'd'); select sqlj.remove_jar('pgqj', false)");
      Examination ill = Examination.of(scratch.psql());
      assertThat(ill.in("problem")).as("%s", ill).containsExactly("database.jar");
      assertThat(ill.cure("database.jar", "shell"))
          .containsExactly("pgqj install '" + Examination.connection(scratch.psql()) + "'");
      assertThat(scratch.install().output()).contains("is back");
      Examination well = Examination.of(scratch.psql());
      assertThat(well.in("problem")).as("%s", well).isEmpty();
      assertThat(well.state("database.java-functions")).isEqualTo("ok");
      assertThat(scratch.psql().values("select ev_data from pgq.event_1")).isEqualTo("d");
    }
  }

  @Test
  void aMissingFunctionIsNamed(TestDatabase db) {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "nofunction")) {
      scratch.psql().values("drop function pgq.get_queue_info(text)");
      Examination ill = Examination.of(scratch.psql());
      assertThat(ill.in("problem")).containsExactly("database.functions");
      assertThat(ill.found("database.functions")).startsWith("missing: pgq.get_queue_info;");
    }
  }

  @Test
  void anotherVersionInTheDatabaseIsAWarning(TestDatabase db) {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "version")) {
      scratch
          .psql()
          .values(
              "create or replace function pgq.implementation() returns text language sql as"
                  + " 'select ''pgqj 0.0.1''::text'");
      Examination old = Examination.of(scratch.psql());
      assertThat(old.state("database.versions")).isEqualTo("warning");
      assertThat(old.found("database.versions"))
          .startsWith("the database has pgqj 0.0.1, API 3.5.2");
    }
  }

  @Test
  void aConsumerThatHoldsBackRotationIsNamed(TestDatabase db) {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "consumer")) {
      scratch
          .psql()
          .values(
              QUEUE
                  + "select pgq.register_consumer('q', 'it''s slow');"
                  + "update pgq.tick set tick_time = now() - interval '2 days';"
                  + "update pgq.queue set queue_switch_time = now() - interval '1 day'");
      Examination held = Examination.of(scratch.psql());
      assertThat(held.state("database.rotation")).isEqualTo("warning");
      assertThat(held.found("database.rotation")).contains("held back by consumer it's slow");
      scratch.psql().values(String.join(";\n", held.cure("database.rotation", "sql")));
      Examination free = Examination.of(scratch.psql());
      assertThat(free.found("database.rotation")).doesNotContain("held back");
      scratch.psql().values(String.join(";\n", free.cure("database.rotation", "sql")));
      assertThat(Examination.of(scratch.psql()).state("database.rotation")).isEqualTo("ok");
    }
  }

  @Test
  void overdueRetriesAreFoundAndMended(TestDatabase db) {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "retries")) {
      assertFoundAndMended(
          scratch,
          QUEUE
              + "select pgq.register_consumer('q', 'c');"
              + "insert into pgq.retry_queue (ev_retry_after, ev_queue, ev_id, ev_time, ev_owner)"
              + " select now() - interval '1 hour', sub_queue, 7, now(), sub_id"
              + " from pgq.subscription",
          "database.retries",
          "warning");
    }
  }

  @Test
  void anOldTransactionIsNamedAndEnded(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "old");
        Connection old = scratch.connect()) {
      old.setAutoCommit(false);
      String pid = Sql.text(old, "select pg_backend_pid()");
      Examination held = Examination.of(scratch.psql(), "--long-transaction=0");
      assertThat(held.state("server.long-transactions")).isEqualTo("warning");
      assertThat(held.found("server.long-transactions")).startsWith("process " + pid + " ");
      assertThat(Examination.of(scratch.psql()).state("server.long-transactions")).isEqualTo("ok");
      scratch.psql().values(String.join(";", held.cure("server.long-transactions", "sql")));
      Await.until(
          "the old transaction is gone",
          Duration.ofSeconds(20),
          () ->
              scratch
                  .psql()
                  .values("select count(*) from pg_stat_activity where pid = " + pid)
                  .equals("0"));
    }
  }

  @Test
  void autovacuumThatIsOffIsFoundAndMended(TestDatabase db) {
    try {
      db.psql().values("alter system set autovacuum = off; select pg_reload_conf()");
      Await.until(
          "autovacuum is off",
          Duration.ofSeconds(20),
          () -> db.psql().values("show autovacuum").equals("off"));
      Examination ill = Examination.of(db.psql());
      assertThat(ill.state("server.autovacuum")).isEqualTo("warning");
      db.psql().values(String.join(";\n", ill.cure("server.autovacuum", "sql")));
      Await.until(
          "autovacuum is on",
          Duration.ofSeconds(20),
          () -> db.psql().values("show autovacuum").equals("on"));
      assertThat(Examination.of(db.psql()).state("server.autovacuum")).isEqualTo("ok");
    } finally {
      db.psql().values("alter system reset autovacuum; select pg_reload_conf()");
    }
  }
}
