package org.pgqj.conformance.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Names are data: whatever is in them, nothing of it is ever run. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class QuotingTest {

  private Connection c;

  @BeforeAll
  void prepare(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.run(
        c,
        """
        create table caught(what text);
        create function spring() returns text language sql as
          'insert into public.caught values (''ran'') returning what';
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '`',
      value = {
        "it's",
        "a\\",
        "\\'",
        "\\'||public.spring()||\\'",
        "'||public.spring()||'",
        "\\'; select public.spring(); --",
        "$$; select public.spring(); $$",
        "%s %",
        "?",
        "{\"a\"}",
        "ÜÑÏ 漢字 😀",
        "-- no",
      })
  void aNameIsOnlyAName(String name) throws SQLException {
    for (String strings : new String[] {"on", "off"}) {
      Sql.run(c, "set backslash_quote = on; set escape_string_warning = off");
      // The driver's own literals are parameters: it doesn't mind what strings mean to the server.
      Sql.run(c, "set standard_conforming_strings = " + strings);
      wholeLife(name);
      refusals(name);
      Sql.run(c, "set standard_conforming_strings = on");
    }
    assertThat(Sql.lines(c, "select * from caught")).isEmpty();
  }

  private void wholeLife(String name) throws SQLException {
    assertThat(Sql.number(c, "select pgq.create_queue(?)", name)).isEqualTo(1);
    assertThat(Sql.number(c, "select pgq.create_queue(?)", name)).isZero();
    assertThat(Sql.number(c, "select pgq.register_consumer(?, ?)", name, name)).isEqualTo(1);
    assertThat(Sql.number(c, "select pgq.insert_event(?, ?, ?)", name, name, name)).isPositive();
    Sql.one(c, "select pgq.force_tick(?)", name);
    Sql.one(c, "select pgq.ticker(?)", name);
    long batch = Sql.number(c, "select pgq.next_batch(?, ?)", name, name);
    assertThat(Sql.rows(c, "select ev_type, ev_data from pgq.get_batch_events(?)", batch))
        .containsExactly(List.of(name, name));
    assertThat(Sql.text(c, "select consumer_name from pgq.get_consumer_info(?, ?)", name, name))
        .isEqualTo(name);
    assertThat(Sql.number(c, "select pgq.finish_batch(?)", batch)).isEqualTo(1);
    Sql.one(c, "select pgq.maint_rotate_tables_step1(?)", name);
    assertThat(Sql.number(c, "select pgq.unregister_consumer(?, ?)", name, name)).isEqualTo(1);
    assertThat(Sql.number(c, "select pgq.drop_queue(?)", name)).isEqualTo(1);
  }

  /** Errors with the name in them. */
  private void refusals(String name) {
    assertSqlError(
        "P0001",
        "Not subscriber to queue: " + name + "/" + name,
        () -> Sql.one(c, "select pgq.next_batch(?, ?)", name, name));
    assertSqlError(
        "P0001",
        "queue not found or ticker disabled: " + name,
        () -> Sql.one(c, "select pgq.ticker(?, 1, now(), 1)", name));
  }
}
