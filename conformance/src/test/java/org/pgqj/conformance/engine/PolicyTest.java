package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** What code in language {@code java} may not do, and how little more {@code javau} allows. */
@DatabaseTest(Contents.PLJAVA)
@TestInstance(Lifecycle.PER_CLASS)
class PolicyTest {

  private static final String RUNTIME = "java.lang.RuntimePermission";

  private Connection c;

  @BeforeAll
  void installProbes(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.run(c, "create schema pol");
    ProbeJar.install(c, "pol");
    for (String language : new String[] {"java", "javau"}) {
      Sql.run(
          c,
          "create function pol.%1$s(text, text) returns text language %1$s as '%2$sPolicyProbe.attempt'"
              .formatted(language, ProbeJar.PROBES));
    }
  }

  private String attempt(String language, String what, String argument) throws SQLException {
    return Sql.text(c, "select pol." + language + "(?, ?)", what, argument);
  }

  private void assertRefused(String language, String what, String argument, String... permission) {
    assertSqlError(
        "42501",
        "java.sql.SQLSyntaxErrorException: access denied (\""
            + String.join("\" \"", permission)
            + "\")",
        () -> attempt(language, what, argument));
  }

  private void assertRefusedInBoth(String what, String argument, String... permission) {
    assertRefused("java", what, argument, permission);
    assertRefused("javau", what, argument, permission);
  }

  @ParameterizedTest
  @CsvSource({
    "exit, exitVM.0",
    "halt, exitVM.0",
    "load library, loadLibrary.net",
    "add shutdown hook, shutdownHooks",
    "set security manager, setSecurityManager",
    "set output, setIO",
    "set context loader, setContextClassLoader",
    "make class loader, createClassLoader",
    "use thread pool, modifyThread",
  })
  void theVirtualMachineCannotBeEndedOrChanged(String what, String permission) {
    assertRefusedInBoth(what, null, RUNTIME, permission);
  }

  @ParameterizedTest
  @CsvSource({
    "set time zone, java.util.PropertyPermission, user.timezone, write",
    "set locale, java.util.PropertyPermission, user.language, write",
  })
  void settingsOfTheWholeSessionCannotBeChanged(
      String what, String type, String name, String action) {
    assertRefusedInBoth(what, null, type, name, action);
  }

  @ParameterizedTest
  @CsvSource({
    "set policy, java.security.SecurityPermission, setPolicy",
    "set log level, java.util.logging.LoggingPermission, control",
    "deregister driver, java.sql.SQLPermission, deregisterDriver",
    "make accessible, java.lang.reflect.ReflectPermission, suppressAccessChecks",
  })
  void whatGuardsTheSessionCannotBeTakenAway(String what, String type, String name) {
    assertRefusedInBoth(what, null, type, name);
  }

  @Test
  void internalsOfTheJdkAreClosed() throws SQLException {
    assertRefusedInBoth("see members", "java.lang.String", RUNTIME, "accessDeclaredMembers");
    assertRefusedInBoth("load class", "sun.misc.Unsafe", RUNTIME, "accessClassInPackage.sun.misc");
    assertRefusedInBoth(
        "load class",
        "jdk.internal.misc.Unsafe",
        RUNTIME,
        "accessClassInPackage.jdk.internal.misc");
    assertThat(attempt("java", "load class", "java.util.BitSet"))
        .isEqualTo("class java.util.BitSet");
  }

  @Test
  void noProgramRuns() {
    assertRefusedInBoth(
        "run program", "true", "java.io.FilePermission", "<<ALL FILES>>", "execute");
  }

  @Test
  void noConnectionIsMade() {
    String type = "java.net.SocketPermission";
    assertRefusedInBoth("connect", "1", type, "127.0.0.1:1", "connect,resolve");
    assertRefusedInBoth("listen", "9753", type, "localhost:9753", "listen,resolve");
  }

  @Test
  void theEnvironmentIsHidden() {
    assertRefusedInBoth("read environment", "PATH", RUNTIME, "getenv.PATH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user.home", "java.class.path", "java.home", "java.io.tmpdir"})
  void propertiesThatTellOfTheMachineAreHidden(String name) {
    assertRefusedInBoth("read property", name, "java.util.PropertyPermission", name, "read");
  }

  @Test
  void noPropertyCanBeSet() {
    assertRefusedInBoth("set property", "mine", "java.util.PropertyPermission", "mine", "write");
  }

  @Test
  void propertiesThatCodeNeedsAreReadable() throws SQLException {
    assertThat(attempt("java", "read property", "java.version")).isNotEmpty();
    assertThat(attempt("java", "read property", "line.separator")).isEqualTo("\n");
    assertThat(attempt("java", "read property", "sqlj.defaultconnection"))
        .isEqualTo("jdbc:default:connection");
    assertThat(attempt("java", "read property", "org.postgresql.server.encoding"))
        .isEqualTo("UTF-8");
    assertThat(attempt("java", "read property", "org.postgresql.pljava.version"))
        .isEqualTo("1.6.9");
    assertThat(attempt("java", "read property", "org.postgresql.database"))
        .isEqualTo(Sql.text(c, "select current_database()"));
    assertThat(attempt("java", "read property", "org.postgresql.version"))
        .isEqualTo(Sql.text(c, "show server_version"));
  }

  @Test
  void filesAreClosedToJavaAndOpenToJavau() throws SQLException {
    String file = Sql.text(c, "show data_directory") + "/policy_probe";
    String type = "java.io.FilePermission";
    assertRefused("java", "write file", file, type, file, "write");
    assertThat(attempt("javau", "write file", file)).isEqualTo(file);
    assertRefused("java", "read file", file, type, file, "read");
    assertThat(attempt("javau", "read file", file)).isEqualTo("written");
    assertRefused("java", "delete file", file, type, file, "delete");
    assertThat(attempt("javau", "delete file", file)).isEqualTo("true");
  }

  @Test
  void theRightsAreThoseOfTheInnermostFunctionsLanguage() throws SQLException {
    String file = Sql.text(c, "show data_directory") + "/PG_VERSION";
    String version = Sql.text(c, "select pg_read_file('PG_VERSION')");
    String read = "select pol.%s('read file', '" + file + "')";
    assertThat(attempt("javau", "read file", file)).isEqualTo(version);
    assertThat(attempt("java", "through SQL", read.formatted("javau"))).isEqualTo(version);
    assertSqlState("42501", () -> attempt("javau", "through SQL", read.formatted("java")));
    assertRefused("java", "read file", file, "java.io.FilePermission", file, "read");
  }

  @Test
  void aThreadHasNoMoreRightsThanWhoStartedIt() throws SQLException {
    assertThat(attempt("java", "start thread", null))
        .isEqualTo("access denied (\"%s\" \"getenv.PATH\")".formatted(RUNTIME));
    assertThat(attempt("java", "lure the JDK", null))
        .isEqualTo("access denied (\"%s\" \"exitVM.0\")".formatted(RUNTIME));
  }

  @Test
  void doPrivilegedGivesNoRights() {
    assertRefusedInBoth("privileged", "PATH", RUNTIME, "getenv.PATH");
  }

  @Test
  void aMethodOfTheJdkAsFunctionIsBoundByThePolicyToo() throws SQLException {
    Sql.run(
        c,
        """
        create function pol.property(text) returns text language java
          as 'java.lang.System.getProperty(java.lang.String)';
        create function pol.exit(int) returns void language java
          as 'java.lang.System.exit(int)'
        """);
    assertThat(Sql.text(c, "select pol.property('java.version')")).isNotEmpty();
    assertSqlState("42501", () -> Sql.rows(c, "select pol.property('user.home')"));
    assertSqlState("42501", () -> Sql.rows(c, "select pol.exit(1)"));
  }

  @Test
  void harmlessUseOfTheJdkIsFree() throws SQLException {
    assertThat(attempt("java", "format", "%,d")).isEqualTo("12.345");
    assertThat(attempt("java", "listen", "0")).isEqualTo("listened");
    assertThat(attempt("java", "through SQL", "select 'text'")).isEqualTo("text");
  }
}
