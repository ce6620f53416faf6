package org.pgqj.conformance.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Installing opens schema sqlj just as far as calling functions needs. */
@DatabaseTest
class EngineRightsTest {

  @Test
  void everybodyMayUseTheSchemaButNotManageJars(TestDatabase db) throws SQLException {
    Connection c = db.connect();
    assertThat(Sql.bool(c, "select has_schema_privilege('public', 'sqlj', 'USAGE')")).isTrue();
    assertThat(Sql.bool(c, "select has_schema_privilege('public', 'sqlj', 'CREATE')")).isFalse();
    assertThat(
            Sql.lines(
                c,
                """
                select distinct proname from pg_proc p
                 where pronamespace = 'sqlj'::regnamespace
                   and prorettype <> 'language_handler'::regtype
                   and (proname ~ '_jar$|set_classpath|type_mapping$|alias')
                   and has_function_privilege('public', p.oid, 'execute')
                """))
        .isEmpty();
  }

  @Test
  void anOrdinaryRoleCannotBringCodeIntoTheServer(TestDatabase db) throws SQLException {
    Connection nobody = db.connectAs(db.role("nobody", "pgq_admin"));
    for (String call :
        new String[] {
          "install_jar('file:/nowhere', 'evil', false)",
          "install_jar('\\x00'::bytea, 'evil', false)",
          "replace_jar('file:/nowhere', 'pgqj', false)",
          "remove_jar('pgqj', true)",
          "set_classpath('pgq', '')"
        }) {
      assertSqlState("42501", () -> Sql.one(nobody, "select sqlj." + call));
    }
    assertThat(Sql.lines(nobody, "select jarname from sqlj.jar_repository"))
        .containsExactly("pgqj");
    assertSqlState(
        "42501",
        () ->
            Sql.run(
                nobody,
                "create function pg_temp.f() returns void language java as 'java.lang.System.gc'"));
  }
}
