package org.pgqj.conformance.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** upgrade_schema adds what is missing, and touches nothing when nothing is. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class SchemaUpgradeContractTest {

  private static final String UPGRADE = "select pgq.upgrade_schema()";
  private static final String AS_BEFORE =
      """
      alter table pgq.subscription alter column sub_last_tick set not null;
      alter table pgq.queue drop column queue_extra_maint;
      """;

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase database) throws SQLException {
    db = database;
    c = db.connect();
  }

  @Test
  void aCompleteSchemaIsLeftAlone() throws SQLException {
    String state =
        "select xmin, oid from pg_class where relnamespace = 'pgq'::regnamespace order by oid";
    var before = Sql.lines(c, state);
    assertThat(Sql.number(c, UPGRADE)).isZero();
    assertThat(Sql.number(c, UPGRADE)).isZero();
    assertThat(Sql.lines(c, state)).isEqualTo(before);
  }

  @Test
  void whereNothingIsMissingAnAdminMayCallIt() throws SQLException {
    Connection admin = db.connectAs(db.role("admin", "pgq_admin"));
    assertThat(Sql.number(admin, UPGRADE)).isZero();
  }

  @Test
  void columnsOfOlderReleasesAreBroughtUpToDate() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          Sql.run(c, AS_BEFORE);
          assertThat(Sql.number(c, UPGRADE)).isZero();
          assertThat(
                  Sql.lines(
                      c,
                      """
                      select attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull
                        from pg_attribute
                       where (attrelid, attname) in (('pgq.queue'::regclass, 'queue_extra_maint'),
                                                     ('pgq.subscription'::regclass, 'sub_last_tick'))
                       order by attname
                      """))
              .containsExactly(
                  "pgq.queue|queue_extra_maint|text[]|f",
                  "pgq.subscription|sub_last_tick|bigint|f");
          assertThat(Sql.number(c, UPGRADE)).isZero();
        });
  }

  @Test
  void whoMayNotAlterTheTablesGetsAnError() throws SQLException {
    String admin = db.role("other", "pgq_admin");
    Transactions.rolledBack(
        c,
        () -> {
          Sql.run(c, AS_BEFORE + "set role " + admin);
          assertSqlState("42501", () -> Sql.one(c, UPGRADE));
        });
  }

  /** Renamed, not dropped, and rolled back: roles belong to all databases of the server. */
  @Test
  void rolesThatAreMissingAreCreated() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          Sql.run(
              c,
              """
              alter role pgq_reader rename to pgq_reader_before;
              alter role pgq_writer rename to pgq_writer_before;
              alter role pgq_admin rename to pgq_admin_before;
              """);
          assertThat(Sql.number(c, UPGRADE)).isZero();
          assertThat(
                  Sql.lines(
                      c,
                      """
                      select rolname, rolcanlogin,
                             (select string_agg(roleid::regrole::text, ' ' order by roleid)
                                from pg_auth_members where member = r.oid)
                        from pg_roles r
                       where rolname in ('pgq_reader', 'pgq_writer', 'pgq_admin')
                       order by rolname
                      """))
              .containsExactly(
                  "pgq_admin|f|pgq_reader pgq_writer", "pgq_reader|f|", "pgq_writer|f|");
        });
  }
}
