package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Jars in the database: installing, class paths, rights and deployment descriptors. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class JarsTest {

  private static final String DESCRIPTOR =
      """
      SQLActions[] = {
        "BEGIN INSTALL
           CREATE SCHEMA deployed;
           SELECT sqlj.set_classpath('deployed', 'probe');
           CREATE TABLE deployed.notes(note text);
           CREATE FUNCTION deployed.next() RETURNS integer LANGUAGE java
             AS 'org.pgqj.conformance.engine.probe.CounterProbe.next';
           INSERT INTO deployed.notes VALUES ('it''s;   here');
         END INSTALL",
        "BEGIN REMOVE
           DROP SCHEMA deployed CASCADE;
         END REMOVE"
      }
      """;

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    this.db = db;
    this.c = db.connect();
    Sql.run(c, "create schema one; create schema two");
  }

  @AfterEach
  void removeJars() throws SQLException {
    Sql.run(c, "drop function if exists one.next(); drop function if exists two.next()");
    Sql.run(c, "drop schema if exists deployed cascade");
    for (var row : Sql.rows(c, "select jarname from sqlj.jar_repository")) {
      Sql.one(c, "select sqlj.remove_jar(?, false)", row.get(0));
    }
  }

  private static void install(Connection on, String name, byte[] jar, boolean deploy)
      throws SQLException {
    Sql.one(on, "select sqlj.install_jar(?, ?, ?)", jar, name, deploy);
  }

  private void declareNext(String schema) throws SQLException {
    Sql.run(
        c,
        "create function %s.next() returns int language java as '%sCounterProbe.next'"
            .formatted(schema, ProbeJar.PROBES));
  }

  @Test
  void aFunctionFindsItsClassOnTheClassPathOfItsSchemaOnly() throws SQLException {
    ProbeJar.install(c, "one");
    declareNext("one");
    assertThat(Sql.number(c, "select one.next()")).isEqualTo(1);
    assertSqlState("46103", () -> declareNext("two"));
    assertThat(Sql.text(c, "select sqlj.get_classpath('one')")).isEqualTo("probe");
    assertThat(Sql.one(c, "select sqlj.get_classpath('two')")).isNull();
  }

  @Test
  void eachSchemaHasItsOwnClasses() throws SQLException {
    ProbeJar.install(c, "one");
    Sql.one(c, "select sqlj.set_classpath('two', 'probe')");
    declareNext("one");
    declareNext("two");
    assertThat(Sql.number(c, "select one.next()")).isEqualTo(1);
    assertThat(Sql.number(c, "select one.next()")).isEqualTo(2);
    assertThat(Sql.number(c, "select two.next()")).isEqualTo(1);
  }

  @Test
  void aMissingMethodIsNoticedAtCreation() throws SQLException {
    ProbeJar.install(c, "one");
    assertSqlState(
        "38000",
        () ->
            Sql.run(
                c,
                "create function one.nothing() returns int language java as '%sCounterProbe.nothing'"
                    .formatted(ProbeJar.PROBES)));
  }

  @Test
  void namesOfJarsAreCheckedWithTheStandardsCodes() throws SQLException {
    byte[] jar = ProbeJar.plain();
    assertSqlState("46002", () -> install(c, "not a name", jar, false));
    install(c, "probe", jar, false);
    assertSqlState("46002", () -> install(c, "probe", jar, false));
    assertSqlState("4600A", () -> Sql.one(c, "select sqlj.replace_jar(?, 'other', false)", jar));
    assertSqlState("4600B", () -> Sql.one(c, "select sqlj.remove_jar('other', false)"));
    assertSqlState("46102", () -> Sql.one(c, "select sqlj.set_classpath('one', 'other')"));
    assertSqlState("3F000", () -> Sql.one(c, "select sqlj.set_classpath('nowhere', 'probe')"));
    assertThat(Sql.lines(c, "select jarname from sqlj.jar_repository")).containsExactly("probe");
  }

  @Test
  void removingAJarTakesItOffTheClassPaths() throws SQLException {
    ProbeJar.install(c, "one");
    Sql.one(c, "select sqlj.remove_jar('probe', false)");
    assertThat(Sql.one(c, "select sqlj.get_classpath('one')")).isNull();
    assertThat(
            Sql.lines(
                c,
                "select count(*) from sqlj.jar_entry union all"
                    + " select count(*) from sqlj.classpath_entry"))
        .containsExactly("0", "0");
  }

  @Test
  void jarsComeAndGoWithTheirTransaction() throws SQLException {
    Sql.run(c, "begin");
    ProbeJar.install(c, "one");
    Sql.run(c, "rollback");
    assertThat(Sql.lines(c, "select jarname from sqlj.jar_repository")).isEmpty();
    assertSqlState("46103", () -> declareNext("one"));
  }

  @Test
  void aDescriptorIsRunOnInstallAndOnRemove() throws SQLException {
    install(c, "probe", ProbeJar.withDescriptor(DESCRIPTOR), true);
    assertThat(Sql.number(c, "select deployed.next()")).isEqualTo(1);
    assertThat(Sql.lines(c, "select * from deployed.notes")).containsExactly("it's;   here");
    Sql.one(c, "select sqlj.remove_jar('probe', true)");
    assertThat(Sql.one(c, "select to_regnamespace('deployed')")).isNull();
    assertThat(Sql.lines(c, "select jarname from sqlj.jar_repository")).isEmpty();
  }

  @Test
  void aDescriptorIsNotRunUnasked() throws SQLException {
    install(c, "probe", ProbeJar.withDescriptor(DESCRIPTOR), false);
    assertThat(Sql.one(c, "select to_regnamespace('deployed')")).isNull();
    Sql.one(c, "select sqlj.remove_jar('probe', false)");
    install(c, "probe", ProbeJar.withDescriptor(DESCRIPTOR), true);
    Sql.one(c, "select sqlj.remove_jar('probe', false)");
    assertThat(Sql.one(c, "select to_regnamespace('deployed')")).isNotNull();
  }

  @Test
  void replacingWithTrueRunsTheOldRemoveAndTheNewInstall() throws SQLException {
    install(c, "probe", ProbeJar.withDescriptor(DESCRIPTOR), true);
    String newer = DESCRIPTOR.replace("it''s;   here", "newer");
    Sql.one(c, "select sqlj.replace_jar(?, 'probe', true)", ProbeJar.withDescriptor(newer));
    assertThat(Sql.lines(c, "select * from deployed.notes")).containsExactly("newer");
  }

  @Test
  void aFailureInADescriptorUndoesTheInstallation() throws SQLException {
    String failing = DESCRIPTOR.replace("INSERT INTO deployed.notes", "INSERT INTO nowhere.notes");
    assertSqlState("42P01", () -> install(c, "probe", ProbeJar.withDescriptor(failing), true));
    assertThat(Sql.one(c, "select to_regnamespace('deployed')")).isNull();
    assertThat(Sql.lines(c, "select jarname from sqlj.jar_repository")).isEmpty();
  }

  @Test
  void loadingAClassNeedsUsageOnSchemaSqlj() throws SQLException {
    String nobody = db.role("nobody");
    ProbeJar.install(c, "one");
    declareNext("one");
    Sql.run(c, "grant usage on schema one to public");
    assertSqlError(
        "42501",
        "permission denied for schema sqlj",
        () -> Sql.one(db.connectAs(nobody), "select one.next()"));
    Sql.run(c, "grant usage on schema sqlj to " + nobody);
    assertThat(Sql.number(db.connectAs(nobody), "select one.next()")).isEqualTo(1);
    Sql.run(c, "revoke usage on schema sqlj from " + nobody);
  }

  @Test
  void onlyAJarsOwnerOrASuperuserReplacesOrRemovesIt() throws SQLException {
    String other = db.role("other");
    Sql.run(c, "grant usage on schema sqlj to " + other);
    ProbeJar.install(c, "one");
    Connection o = db.connectAs(other);
    byte[] jar = ProbeJar.plain();
    assertSqlState("42501", () -> Sql.one(o, "select sqlj.remove_jar('probe', false)"));
    assertSqlState("42501", () -> Sql.one(o, "select sqlj.replace_jar(?, 'probe', false)", jar));
    assertSqlState("42501", () -> Sql.one(o, "select sqlj.set_classpath('one', 'probe')"));
    install(o, "of_other", jar, false);
    Sql.one(o, "select sqlj.remove_jar('of_other', false)");
    Sql.run(c, "revoke usage on schema sqlj from " + other);
  }

  @Test
  void bytesThatAreNoJarAreStoredAsAJarWithoutEntries() throws SQLException {
    install(c, "nothing", new byte[] {0}, false);
    assertThat(
            Sql.lines(
                c, "select jarname, jarorigin, jarowner, jarmanifest from sqlj.jar_repository"))
        .containsExactly("nothing|streamed byte image|postgres|");
    assertThat(Sql.number(c, "select count(*) from sqlj.jar_entry")).isZero();
  }

  @Test
  void aJarThatCannotBeReadIsNotInstalled() throws SQLException {
    for (String url : new String[] {"file:/no/such.jar", "nonsense"}) {
      assertSqlState(
          "58030", () -> Sql.one(c, "select sqlj.install_jar(?::varchar, 'x', false)", url));
    }
    assertSqlState("58030", () -> Sql.one(c, "select sqlj.install_jar(null::bytea, 'x', false)"));
    assertThat(Sql.lines(c, "select jarname from sqlj.jar_repository")).isEmpty();
  }

  @Test
  void anEmptyClassPathIsNone() throws SQLException {
    ProbeJar.install(c, "one");
    for (String nothing : new String[] {"", null}) {
      Sql.one(c, "select sqlj.set_classpath('one', 'probe')");
      Sql.one(c, "select sqlj.set_classpath('one', ?::varchar)", nothing);
      assertThat(Sql.one(c, "select sqlj.get_classpath('one')")).isNull();
    }
  }

  @Test
  void theClassPathOfPublicServesSchemasWithoutOne() throws SQLException {
    install(c, "probe", ProbeJar.plain(), false);
    for (String schema : new String[] {"", null, "public"}) {
      Sql.one(c, "select sqlj.set_classpath(?::varchar, 'probe')", schema);
      assertThat(Sql.text(c, "select sqlj.get_classpath('public')")).isEqualTo("probe");
      Sql.one(c, "select sqlj.set_classpath('public', '')");
    }
    Sql.one(c, "select sqlj.set_classpath('public', 'probe')");
    declareNext("two");
    assertThat(Sql.number(c, "select two.next()")).isEqualTo(1);
  }

  @Test
  void aClassPathKeepsItsOrder() throws SQLException {
    install(c, "empty", new byte[0], false);
    install(c, "probe", ProbeJar.plain(), false);
    Sql.one(c, "select sqlj.set_classpath('one', 'probe:empty')");
    assertThat(Sql.text(c, "select sqlj.get_classpath('one')")).isEqualTo("probe:empty");
    Sql.one(c, "select sqlj.set_classpath('one', 'empty:probe')");
    assertThat(Sql.text(c, "select sqlj.get_classpath('one')")).isEqualTo("empty:probe");
    declareNext("one");
    assertThat(Sql.number(c, "select one.next()")).isEqualTo(1);
  }

  @Test
  void aResourceOfTheJarIsFound() throws SQLException {
    install(c, "probe", ProbeJar.withDescriptor(DESCRIPTOR), false);
    Sql.one(c, "select sqlj.set_classpath('one', 'probe')");
    Sql.run(
        c,
        "create function one.resource(text) returns text language java as '%sSessionProbe.resource'"
            .formatted(ProbeJar.PROBES));
    assertThat(Sql.text(c, "select one.resource('probe.ddr')")).isEqualTo(DESCRIPTOR + DESCRIPTOR);
    Sql.run(c, "drop function one.resource(text)");
  }

  @Test
  void replacingAJarGivesTheSameSessionNewClasses() throws SQLException {
    ProbeJar.install(c, "one");
    declareNext("one");
    assertThat(Sql.number(c, "select one.next()")).isEqualTo(1);
    assertThat(Sql.number(c, "select one.next()")).isEqualTo(2);
    Sql.one(c, "select sqlj.replace_jar(?, 'probe', false)", ProbeJar.plain());
    assertThat(Sql.number(c, "select one.next()")).isEqualTo(1);
  }

  @Test
  void anotherSessionKeepsTheClassesThatItHasLoaded() throws SQLException {
    ProbeJar.install(c, "one");
    declareNext("one");
    Sql.run(
        c,
        "create function one.echo(int) returns int language java as '%sScalarProbe.echo(int)'"
            .formatted(ProbeJar.PROBES));
    Connection other = db.connect();
    assertThat(Sql.number(other, "select one.next()")).isEqualTo(1);
    Sql.one(c, "select sqlj.replace_jar(?, 'probe', false)", ProbeJar.plain());
    assertThat(Sql.number(other, "select one.next()")).isEqualTo(2);
    assertSqlState("46103", () -> Sql.one(other, "select one.echo(1)"));
    assertThat(Sql.number(db.connect(), "select one.echo(1)")).isEqualTo(1);
    Sql.run(c, "drop function one.echo(int)");
  }
}
