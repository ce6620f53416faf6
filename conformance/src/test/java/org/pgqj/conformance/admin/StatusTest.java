package org.pgqj.conformance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.conformance.parity.Original;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
class StatusTest {

  @BeforeAll
  static void aQueueThatIsBehind(TestDatabase db) throws SQLException {
    prepare(db.connect());
  }

  private static void prepare(Connection c) throws SQLException {
    TestQueue queue = TestQueue.createWithDefaults(c, "mailer");
    queue.register("mailer_daemon");
    queue.insert("one");
    Sql.number(c, "select pgq.force_tick('mailer')");
    queue.tick();
    queue.insert("two");
    Sql.run(c, "update pgq.tick set tick_time = tick_time - interval '100 seconds'");
  }

  private static JsonNode json(Run run) throws JsonProcessingException {
    return new ObjectMapper().readTree(run.output());
  }

  @Test
  void theTableIsTheArticles(TestDatabase db) {
    Run run = Run.of(db, "status", "--queue", "mailer");
    assertThat(run.well()).contains("PgQ version: 3.5").contains("Postgres version: ");
    assertThat(run.lines())
        .anyMatch(line -> line.matches("mailer +3/7200s +500/3s/60s +1\\d\\ds +([\\d.]+|NULL) +1"))
        .anyMatch(line -> line.matches("mailer:"))
        .anyMatch(line -> line.matches("  mailer_daemon +1\\d\\ds +\\d+s +\\d+"));
  }

  @Test
  void aLimitThatIsExceededIsStatusTwoAndALine(TestDatabase db) {
    Run run = Run.of(db, "status", "--max-lag", "60s", "--max-ticker-lag=1min", "--max-new=0");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.errors().lines())
        .hasSize(3)
        .anyMatch(
            line ->
                line.matches(
                    "pgqj: queue mailer, consumer mailer_daemon: lag [\\d.]+ s, limit 60.0 s"))
        .anyMatch(line -> line.matches("pgqj: queue mailer: ticker lag [\\d.]+ s, limit 60.0 s"))
        .anyMatch(line -> line.equals("pgqj: queue mailer: new events 1, limit 0"));
  }

  @Test
  void aLimitThatIsKeptIsStatusZero(TestDatabase db) {
    Run.of(db, "status", "--max-lag=1h", "--max-pending=100000", "--max-last-seen=1d").well();
    Run.of(db, "status", "--max-rotation-age=1d", "--max-dead-letters=0").well();
  }

  @Test
  void jsonTellsTheSameToPrograms(TestDatabase db) throws JsonProcessingException {
    Run run = Run.of(db, "status", "--json", "--max-lag=60");
    assertThat(run.status()).isEqualTo(2);
    JsonNode report = json(run);
    assertThat(report.get("exceeded")).hasSize(1);
    JsonNode database = report.get("databases").get(0);
    assertThat(database.get("database").asText()).isEqualTo(db.name());
    assertThat(database.get("implementation").asText()).startsWith("pgqj ");
    JsonNode queue = database.get("queues").get(0);
    assertThat(queue.get("name").asText()).isEqualTo("mailer");
    assertThat(queue.get("max_lag").asDouble()).isEqualTo(3.0);
    assertThat(queue.get("new_events").asLong()).isEqualTo(1);
    assertThat(queue.get("consumers").get(0).get("lag").asDouble()).isBetween(100.0, 200.0);
  }

  @Test
  void whatHoldsRotationBackIsNamed(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(db.connect(), "stuck");
    queue.register("sleeper");
    Sql.number(db.connect(), "select pgq.maint_rotate_tables_step2()");
    queue.quietTick();
    assertThat(Run.of(db, "status", "--queue=stuck").well())
        .contains("Rotation is held back:\n  stuck: consumer sleeper, ");
    queue.drain("sleeper");
    assertThat(Run.of(db, "status", "--queue=stuck").well()).doesNotContain("held back");
  }

  @Test
  void readersMayLook(TestDatabase db) {
    String reader = db.role("reader", "pgq_reader");
    assertThat(Run.at(db.psqlAs(reader), "status").well()).contains("mailer_daemon");
  }

  @Test
  void whoMayNotLookIsToldWhatToDo(TestDatabase db) {
    String nobody = db.role("nobody");
    assertThat(Run.at(db.psqlAs(nobody), "tail", "mailer").refused())
        .contains("(SQLSTATE 42501): connect as a member of pgq_");
  }

  @Test
  void theTickersConfigurationFileLeadsToTheDatabase(TestDatabase db, @TempDir Path directory)
      throws IOException {
    Path ini = directory.resolve("ticker.ini");
    String connection = Run.connection(db.psql());
    Files.writeString(ini, "[pgqadm]\njob_name = t\ndb = " + connection + "\n");
    assertThat(Run.run("status", ini.toString()).well()).contains("Database: " + db.name());
    Path listed = severalDatabases(db, directory, "database_list = " + db.name());
    assertThat(Run.run("status", listed.toString()).well()).contains("Database: " + db.name());
    Path all = severalDatabases(db, directory, "initial_database = postgres");
    assertThat(Run.run("status", all.toString()).well()).contains("Database: " + db.name());
    assertThat(Run.run("pause", "mailer", "-d", all.toString()).refused())
        .contains("is for several databases: give a connection");
  }

  @Test
  void aDatabaseThatFailsHidesNoOther(TestDatabase db, @TempDir Path directory) throws IOException {
    Path ini = severalDatabases(db, directory, "database_list = not_there, " + db.name());
    String complaint = "pgqj: database not_there: .*database \"not_there\" does not exist";
    Run run = Run.run("status", ini.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).contains("Database: " + db.name());
    assertThat(run.errors().lines()).singleElement().asString().matches(complaint);
    Run exceeding = Run.run("status", ini.toString(), "--json", "--max-lag=60");
    assertThat(exceeding.status()).isEqualTo(2);
    assertThat(json(exceeding).get("failed")).hasSize(1);
    assertThat(json(exceeding).get("databases")).hasSize(1);
    assertThat(Run.run("top", ini.toString(), "--count=1").well())
        .contains("Database: " + db.name())
        .contains("database \"not_there\" does not exist");
    Path none = severalDatabases(db, directory, "database_list = not_there, nor_this");
    assertThat(Run.run("status", none.toString()).status()).isEqualTo(3);
  }

  @Test
  void aQueueIsFoundAmongAllDatabases(TestDatabase db, @TempDir Path directory) throws IOException {
    Path ini = severalDatabases(db, directory, "initial_database = postgres");
    TestDatabase other = db.companion(Contents.PGQJ);
    assertThat(Run.run("status", ini.toString(), "--queue=mailer").well())
        .contains("Database: " + db.name())
        .doesNotContain("Database: " + other.name());
    assertThat(Run.run("status", ini.toString(), "--queue=nowhere").refused())
        .startsWith("pgqj: there is no queue nowhere in database ")
        .contains(db.name());
  }

  @Test
  void databasesWithoutTheRightToConnectAreLeftOut(TestDatabase db, @TempDir Path directory)
      throws IOException {
    String reader = db.role("reader", "pgq_reader");
    TestDatabase closed = db.companion(Contents.NOTHING);
    closed.psql().values("revoke connect on database " + closed.name() + " from public");
    Path ini = severalDatabases(db, directory, "initial_database = postgres");
    Files.writeString(ini, Files.readString(ini).replaceAll("user=\\S+", "user=" + reader));
    assertThat(Run.run("status", ini.toString()).well()).contains("Database: " + db.name());
  }

  private static Path severalDatabases(TestDatabase db, Path directory, String which)
      throws IOException {
    String server = Run.connection(db.psql()).replaceAll(" dbname=.*", "");
    return Files.writeString(
        directory.resolve("several.ini"), "[pgqd]\nbase_connstr = " + server + "\n" + which + "\n");
  }

  @Test
  void topPrintsAsOftenAsAskedWithoutATerminal(TestDatabase db) {
    String output = Run.of(db, "top", "--count=3", "--interval=10ms").well();
    assertThat(output.lines().filter(line -> line.contains("PgQ version: "))).hasSize(3);
  }

  @Test
  void aServerThatIsNotThereIsStatusThree(TestDatabase db) {
    Run nowhere = Run.run("status", "host=127.0.0.1 port=1 dbname=x");
    assertThat(nowhere.status()).isEqualTo(3);
    assertThat(nowhere.errors().lines()).hasSize(1);
  }

  @Test
  void aDatabaseWithoutPgqIsOneLine(TestDatabase db) {
    String address = Run.connection(db.psql()).replaceAll("dbname=.*", "dbname=postgres");
    assertThat(Run.run("status", address).refused())
        .isEqualTo("pgqj: database postgres has no PgQ: see pgqj doctor");
  }

  @Test
  void theOriginalsDatabaseIsServedToo(TestDatabase db) throws SQLException {
    TestDatabase original = Original.beside(db);
    assertThat(Run.of(original, "create", "mailer", "--set=ticker_max_lag=5 seconds").well())
        .isEqualTo("queue mailer created");
    Run.of(original, "register", "mailer", "mailer_daemon").well();
    Connection c = original.connect();
    TestQueue queue = TestQueue.existing(c, "mailer");
    queue.insert("kristo");
    assertThat(Run.of(original, "tail", "mailer").well()).endsWith("  t  kristo");
    assertThat(Run.of(original, "status").well())
        .contains("500/5s/60s")
        .contains("  mailer_daemon ")
        .doesNotContain("held back");
    Run.of(original, "config", "mailer", "rotation_period=0", "ticker_max_lag=0").well();
    Run.of(original, "config", "mailer", "ticker_idle_period=0").well();
    Sql.number(c, "select pgq.maint_rotate_tables_step2()");
    queue.quietTick();
    assertThat(Run.of(original, "status").well())
        .contains("Rotation is held back:\n  mailer: consumer mailer_daemon");
    assertThat(Run.of(original, "seek", "mailer", "mailer_daemon", "--to=latest", "--yes").well())
        .contains("skip 1 events");
    assertThat(Run.of(original, "status").well()).doesNotContain("held back");
    assertThat(Run.of(original, "dead-letter", "count").refused()).contains("SQLSTATE 42883");
  }
}
