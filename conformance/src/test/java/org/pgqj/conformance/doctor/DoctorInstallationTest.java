package org.pgqj.conformance.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.pgqj.conformance.install.ScratchDatabase;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.TestDatabase;

/** Databases in which PgQ/J is not installed: the doctor leads to one in which it is. */
@DatabaseTest(Contents.NOTHING)
class DoctorInstallationTest {

  private static void run(ScratchDatabase scratch, Iterable<String> statements) {
    scratch.psql().values("set client_min_messages = error;" + String.join(";\n", statements));
  }

  @Test
  void anEmptyDatabaseIsLedToAnInstallation(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "empty")) {
      Examination empty = Examination.of(scratch.psql());
      assertThat(empty.status()).isEqualTo(1);
      assertThat(empty.in("problem")).containsExactly("server.pljava", "database.pgqj");
      run(scratch, empty.cure("server.pljava", "sql"));
      Examination engine = Examination.of(scratch.psql());
      assertThat(engine.in("problem")).containsExactly("database.pgqj");
      assertThat(engine.cure("database.pgqj", "shell"))
          .containsExactly("pgqj install '" + Examination.connection(scratch.psql()) + "'");
      assertThat(scratch.install().status()).isZero();
      Examination installed = Examination.of(scratch.psql());
      assertThat(installed.in("problem")).as("%s", installed).isEmpty();
      assertThat(installed.status()).isZero();
    }
  }

  @Test
  void theOriginalIsRecognised(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "original")) {
      // Where it is not on the machine, its name in the catalogue is all that counts.
      boolean available =
          scratch
              .psql()
              .values("select count(*) from pg_available_extensions where name = 'pgq'")
              .equals("1");
      scratch
          .psql()
          .values(
              available
                  ? "create extension pgq"
                  : "set allow_system_table_mods = on;"
                      + " update pg_extension set extname = 'pgq' where extname = 'plpgsql'");
      Examination original = Examination.of(scratch.psql());
      assertThat(original.status()).isEqualTo(1);
      assertThat(original.found("database.pgqj")).contains("the one written in C");
      run(scratch, original.cure("database.pgqj", "sql"));
      assertThat(Examination.of(scratch.psql()).found("database.pgqj"))
          .doesNotContain("the one written in C");
    }
  }

  @Test
  void aSchemaOfSomebodyElseIsRecognised(TestDatabase db) throws SQLException {
    try (ScratchDatabase scratch = new ScratchDatabase(db, "foreign")) {
      scratch.psql().values("create schema pgq");
      Examination foreign = Examination.of(scratch.psql());
      assertThat(foreign.found("database.pgqj")).contains("not PgQ/J's");
      run(scratch, foreign.cure("database.pgqj", "sql"));
      assertThat(Examination.of(scratch.psql()).found("database.pgqj"))
          .isEqualTo("PgQ/J is not installed");
    }
  }

  @Test
  void aServerThatIsNotThereIsStatusThree(TestDatabase db) {
    Examination nowhere = Examination.run("host=127.0.0.1 port=1 dbname=x");
    assertThat(nowhere.status()).isEqualTo(3);
    assertThat(nowhere.report().get("reached").asBoolean()).isFalse();
    assertThat(nowhere.found("server.connection"))
        .startsWith("connection to server at \"127.0.0.1\", port 1 failed: connection refused");
    assertThat(nowhere.in("ok")).contains("machine.postgresql", "machine.psql", "machine.java");
  }

  @Test
  void aDatabaseThatIsNotThereIsStatusThree(TestDatabase db) {
    String address = Examination.connection(db.psql()).replaceAll("dbname=.*", "dbname=nowhere");
    Examination nowhere = Examination.run(address);
    assertThat(nowhere.status()).isEqualTo(3);
    assertThat(nowhere.found("server.connection"))
        .endsWith("failed: FATAL: database \"nowhere\" does not exist");
  }
}
