package org.pgqj.conformance.info;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** psql's \d+ and \df+ teach: everything in the schema says what it is. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class DocumentationContractTest {

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  @Test
  void everyFunctionHasAComment() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select oid::regprocedure from pg_proc
                 where pronamespace in ('pgq'::regnamespace, 'pgq_ext'::regnamespace,
                                        'pgq_coop'::regnamespace)
                   and coalesce(obj_description(oid, 'pg_proc'), '') = ''
                """))
        .isEmpty();
  }

  @Test
  void everyTableAndColumnHasAComment() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select attrelid::regclass, attname
                  from pg_attribute join pg_class on pg_class.oid = attrelid
                 where relnamespace in ('pgq'::regnamespace, 'pgq_ext'::regnamespace)
                   and relkind in ('r', 'v')
                   and attnum > 0 and not attisdropped
                   and (col_description(attrelid, attnum) is null
                        or obj_description(attrelid, 'pg_class') is null)
                """))
        .isEmpty();
  }

  @Test
  void theSchemaAndItsSequenceHaveComments() throws SQLException {
    assertThat(
            Sql.text(
                c,
                """
                select obj_description('pgq'::regnamespace, 'pg_namespace') is not null
                       and obj_description('pgq_ext'::regnamespace, 'pg_namespace') like 'PgQ/J:%'
                       and obj_description('pgq_coop'::regnamespace, 'pg_namespace') like 'PgQ/J:%'
                       and obj_description('pgq.batch_id_seq'::regclass, 'pg_class') is not null
                """))
        .isEqualTo("true");
  }

  @Test
  void thePublicHelperIsMarkedAsOurs() throws SQLException {
    assertThat(
            Sql.text(
                c,
                "select obj_description('public.urlencode(text, text)'::regprocedure, 'pg_proc')"))
        .startsWith("PgQ/J:");
  }
}
