package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** What a deployment descriptor may contain, and how its commands reach the server. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class DescriptorsTest {

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    this.db = db;
    c = db.connect();
    Sql.run(c, "create table said(n serial, what text)");
  }

  @AfterEach
  void removeTheJar() throws SQLException {
    Sql.run(c, "truncate said");
    for (var row : Sql.rows(c, "select jarname from sqlj.jar_repository")) {
      Sql.one(c, "select sqlj.remove_jar(?, false)", row.get(0));
    }
  }

  private static String say(String what) {
    return "INSERT INTO said(what) VALUES ('" + what + "');";
  }

  private static String group(String kind, String commands) {
    return "\"BEGIN " + kind + " " + commands + " END " + kind + "\"";
  }

  private static byte[] jar(String... groups) {
    return ProbeJar.withDescriptor("SQLActions[] = { " + String.join(", ", groups) + " }");
  }

  private List<String> deploy(byte[] jar) throws SQLException {
    Sql.one(c, "select sqlj.install_jar(?, 'probe', true)", jar);
    return said();
  }

  private List<String> said() throws SQLException {
    return Sql.lines(c, "select what from said order by n");
  }

  @Test
  void groupsOfOneKindAreRunInTheirOrder() throws SQLException {
    assertThat(
            deploy(
                jar(
                    group("INSTALL", say("one") + say("two")),
                    group("REMOVE", say("gone")),
                    group("INSTALL", say("three")))))
        .containsExactly("one", "two", "three");
    Sql.run(c, "truncate said");
    Sql.one(c, "select sqlj.remove_jar('probe', true)");
    assertThat(said()).containsExactly("gone");
  }

  @Test
  void textInQuotesStaysAsItIsAndTheRestIsOneLine() throws SQLException {
    assertThat(
            deploy(jar(group("INSTALL", "INSERT   INTO\n said(what)\n VALUES ('a;  b''c\n d');"))))
        .containsExactly("a;  b'c\n d");
  }

  @Test
  void commentsBetweenTheTokensAreDropped() throws SQLException {
    assertThat(
            deploy(
                ProbeJar.withDescriptor(
                    "/* one */ SQLActions[] = { // two\n" + group("INSTALL", say("x")) + " }")))
        .containsExactly("x");
  }

  @Test
  void aBackslashTakesTheNextCharacterAsItIs() throws SQLException {
    assertThat(deploy(jar(group("INSTALL", "INSERT INTO said(what) VALUES (E'a\\'b;c');"))))
        .containsExactly("a'b;c");
  }

  @Test
  void aBlockOfAnImplementorIsRunIfThatIsOurs() throws SQLException {
    assertThat(
            deploy(
                jar(
                    group(
                        "INSTALL",
                        "BEGIN PostgreSQL INSERT INTO said(what) VALUES ('ours') END PostgreSQL;"
                            + " BEGIN Other INSERT INTO said(what) VALUES ('theirs') END Other;"))))
        .containsExactly("ours");
  }

  @Test
  void aBodyInQuotesMayContainSemicolons() throws SQLException {
    assertThat(
            deploy(
                jar(
                    group(
                        "INSTALL",
                        "DO 'begin insert into said(what) values (''in''); end';" + say("out")))))
        .containsExactly("in", "out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO $$ begin insert into said(what) values ('x'); end $$;",
        "CREATE TABLE broken(x int",
        "SELECT ?;",
        "",
      })
  void aCommandThatIsCutOrIncompleteUndoesTheInstallation(String command) throws SQLException {
    String state = command.startsWith("SELECT") ? "42P02" : "42601";
    assertSqlState(state, () -> deploy(jar(group("INSTALL", command))));
    assertThat(Sql.lines(c, "select jarname from sqlj.jar_repository")).isEmpty();
  }

  @Test
  void aSelectIsExecuted() throws SQLException {
    Sql.run(
        c,
        "create function speak() returns int language sql as"
            + " 'insert into said(what) values (''spoken'') returning n'");
    assertThat(deploy(jar(group("INSTALL", "SELECT speak();")))).containsExactly("spoken");
  }

  @Test
  void theCommandsRunWithTheRightsOfTheCaller() throws SQLException {
    String owner = db.role("owner");
    Sql.run(
        c,
        "create schema of_owner authorization %1$s; grant usage on schema sqlj to %1$s"
            .formatted(owner));
    Connection asOwner = db.connectAs(owner);
    Sql.run(asOwner, "set search_path = of_owner");
    assertSqlState(
        "42501",
        () ->
            Sql.one(
                asOwner,
                "select sqlj.install_jar(?, 'mine', true)",
                jar(group("INSTALL", "INSERT INTO public.said(what) VALUES ('x');"))));
    Sql.one(
        asOwner,
        "select sqlj.install_jar(?, 'mine', true)",
        jar(group("INSTALL", "CREATE TABLE of_owner.made(x int);")));
    assertThat(Sql.text(c, "select tableowner from pg_tables where schemaname = 'of_owner'"))
        .isEqualTo(owner);
    assertThat(Sql.text(c, "select jarowner from sqlj.jar_repository")).isEqualTo(owner);
    Sql.run(c, "drop schema of_owner cascade; revoke usage on schema sqlj from " + owner);
  }

  @Test
  void deployingInPublicTakesASuperuser() throws SQLException {
    String plain = db.role("plain");
    Sql.run(c, "grant usage on schema sqlj to " + plain);
    Connection asPlain = db.connectAs(plain);
    assertSqlState(
        "42501",
        () ->
            Sql.one(
                asPlain,
                "select sqlj.install_jar(?, 'mine', true)",
                jar(group("INSTALL", "SELECT 1;"))));
    Sql.run(c, "revoke usage on schema sqlj from " + plain);
  }
}
