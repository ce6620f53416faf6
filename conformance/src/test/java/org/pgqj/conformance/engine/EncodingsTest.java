package org.pgqj.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Text goes through Java whole in databases of every encoding. */
@DatabaseTest(Contents.NOTHING)
class EncodingsTest {

  /** A session in a database of this encoding, with the probes; the database is made for it. */
  private static Connection connect(TestDatabase db, String encoding) throws SQLException {
    String name = db.name() + "_" + encoding.toLowerCase(Locale.ROOT);
    Connection maker = db.connect();
    if (!Sql.bool(maker, "select exists(select from pg_database where datname = ?)", name)) {
      Sql.run(
          maker,
          "create database %s encoding '%s' locale 'C' template template0"
              .formatted(name, encoding));
    }
    Properties properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("password", db.cluster().password());
    return DriverManager.getConnection(db.cluster().jdbcUrl(name), properties);
  }

  private static void install(Connection c) throws SQLException {
    if (Sql.bool(c, "select to_regnamespace('enc') is null")) {
      Sql.run(c, "create extension pljava; create schema enc");
      ProbeJar.install(c, "enc");
      Sql.run(
          c,
          """
          create function enc.echo(text) returns text language java
            as '%1$sScalarProbe.echo(java.lang.String)';
          create function enc.first(text) returns text language java
            as '%1$sStatementProbe.first';
          create function enc.run(text) returns void language java as '%1$sFailureProbe.run';
          """
              .formatted(ProbeJar.PROBES));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"UTF8, 'é ß € 漢 😀'", "LATIN1, 'é ß ÿ'", "SQL_ASCII, plain"})
  void textGoesThroughWhole(String encoding, String text, TestDatabase db) throws SQLException {
    try (Connection c = connect(db, encoding)) {
      install(c);
      assertThat(Sql.text(c, "select enc.echo(?)", text)).isEqualTo(text);
      assertThat(Sql.text(c, "select enc.first(?)", "select '" + text + "'::text")).isEqualTo(text);
      assertThat(Sql.number(c, "select octet_length(enc.echo(?))", text))
          .isEqualTo(Sql.number(c, "select octet_length(?)", text));
      Sql.run(c, "drop table if exists said; create table said(t text)");
      Sql.rows(c, "select enc.run(?)", "insert into said values ('" + text + "')");
      assertThat(Sql.text(c, "select t from said")).isEqualTo(text);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"UTF8", "LATIN1", "SQL_ASCII"})
  void anErrorsTextGoesThroughWhole(String encoding, TestDatabase db) throws SQLException {
    try (Connection c = connect(db, encoding)) {
      install(c);
      String text = encoding.equals("SQL_ASCII") ? "plain" : "é";
      assertThat(
              assertSqlState(
                      "P0001",
                      () ->
                          Sql.rows(
                              c,
                              "select enc.run(?)",
                              "do 'begin raise exception ''" + text + "''; end'"))
                  .getMessage())
          .isEqualTo(text);
    }
  }

  @Test
  void aCharacterThatTheEncodingLacksIsAnError(TestDatabase db) throws SQLException {
    try (Connection c = connect(db, "LATIN1")) {
      install(c);
      Sql.run(
          c,
          "create function enc.odd(int) returns text language java as '%sDangerProbe.odd'"
              .formatted(ProbeJar.PROBES));
      assertThat(Sql.text(c, "select enc.odd(233)")).isEqualTo("aéb");
      assertSqlState("22P05", () -> Sql.rows(c, "select enc.odd(8364)"));
      assertThat(Sql.text(c, "select enc.echo('x')")).isEqualTo("x");
    }
  }
}
