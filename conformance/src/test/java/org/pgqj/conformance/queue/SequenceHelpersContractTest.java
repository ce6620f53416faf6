package org.pgqj.conformance.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class SequenceHelpersContractTest {

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.run(
        c,
        """
        create schema "Odd s";
        create sequence "Odd s"."q.""x";
        create sequence plain start 40
        """);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "a.b, a.b",
        "a.b.c, a.\"b.c\"",
        "x, public.x",
        ".x, \"\".x",
        "A.select, \"A\".\"select\"",
        "``, public.\"\"",
        "a., a.\"\"",
        "a.b\"c, a.\"b\"\"c\"",
        "it's, public.\"it's\"",
        "1a.b-c, \"1a\".\"b-c\"",
        "Ä.ö, \"Ä\".\"ö\"",
        "user.abs, \"user\".abs",
        "_a$1.b_2, \"_a$1\".b_2",
        "between.name, \"between\".name",
      })
  void aNameIsQuotedAsSchemaAndRest(String name, String quoted) throws SQLException {
    assertThat(Sql.text(c, "select pgq.quote_fqname(?)", name)).isEqualTo(quoted);
  }

  @Test
  void everyKeywordIsQuotedAsTheServerDoes() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select word from pg_get_keywords()
                 where pgq.quote_fqname('s.' || word) <> 's.' || quote_ident(word)
                """))
        .isEmpty();
  }

  @Test
  void everyAsciiCharacterIsQuotedAsTheServerDoes() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select i from generate_series(1, 255) i
                 where pgq.quote_fqname('s.' || chr(i)) <> 's.' || quote_ident(chr(i))
                    or pgq.quote_fqname('s.a' || chr(i)) <> 's.' || quote_ident('a' || chr(i))
                """))
        .isEmpty();
  }

  @Test
  void readingASequenceDoesNotAdvanceIt() throws SQLException {
    assertThat(Sql.number(c, "select pgq.seq_getval('public.plain')")).isEqualTo(40);
    assertThat(Sql.number(c, "select pgq.seq_getval('plain')")).isEqualTo(40);
    Sql.run(c, "select nextval('plain'), nextval('plain')");
    assertThat(Sql.number(c, "select pgq.seq_getval('plain')")).isEqualTo(41);
    assertThat(Sql.number(c, "select nextval('plain')")).isEqualTo(42);
  }

  @Test
  void aSequenceMovesForwardOnly() throws SQLException {
    String name = "Odd s.q.\"x";
    assertThat(Sql.number(c, "select pgq.seq_getval(?)", name)).isEqualTo(1);
    assertThat(Sql.number(c, "select pgq.seq_setval(?, 10)", name)).isEqualTo(10);
    assertThat(Sql.number(c, "select pgq.seq_setval(?, 5)", name)).isEqualTo(10);
    assertThat(Sql.number(c, "select pgq.seq_setval(?, 10)", name)).isEqualTo(10);
    assertThat(Sql.number(c, "select pgq.seq_getval(?)", name)).isEqualTo(10);
    assertThat(Sql.number(c, "select pgq.seq_setval(?, 5000000000)", name)).isEqualTo(5000000000L);
    assertThat(Sql.number(c, "select nextval('\"Odd s\".\"q.\"\"x\"')")).isEqualTo(5000000001L);
  }

  @Test
  void aMissingSequenceIsAnError() {
    assertSqlState("42P01", () -> Sql.one(c, "select pgq.seq_getval('no.such')"));
    assertSqlState("42P01", () -> Sql.one(c, "select pgq.seq_setval('no.such', 1)"));
    assertSqlState("42P01", () -> Sql.one(c, "select pgq.seq_getval('x; select 1')"));
  }

  @Test
  void nullInIsNullOut() throws SQLException {
    assertThat(Sql.one(c, "select pgq.quote_fqname(null)")).isNull();
    assertThat(Sql.one(c, "select pgq.seq_getval(null)")).isNull();
    assertThat(Sql.one(c, "select pgq.seq_setval(null, 1)")).isNull();
    assertThat(Sql.one(c, "select pgq.seq_setval('public.plain', null)")).isNull();
  }
}
