package org.pgqj.conformance.install;

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

/** What the functions are made of. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class LanguagesTest {

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  @Test
  void theQueueIsInJava() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select p.oid::regprocedure, lanname
                  from pg_proc p join pg_language l on l.oid = prolang
                 where pronamespace = 'pgq'::regnamespace and lanname <> 'java'
                """))
        .allMatch(line -> line.startsWith("pgq.get_batch_events("));
  }

  @Test
  void everyObjectSaysWhatItIs() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select p.oid::regprocedure::text from pg_proc p
                 where pronamespace = 'pgq'::regnamespace and obj_description(p.oid, 'pg_proc') is null
                union all
                select c.oid::regclass::text from pg_class c
                 where relnamespace = 'pgq'::regnamespace and relkind = 'r' and obj_description(c.oid, 'pg_class') is null
                """))
        .isEmpty();
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
