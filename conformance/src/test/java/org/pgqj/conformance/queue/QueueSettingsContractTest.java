package org.pgqj.conformance.queue;

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
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class QueueSettingsContractTest {

  private static final String SET = "select pgq.set_queue_config(?, ?, ?)";

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    TestQueue.createWithDefaults(c, "q");
    TestQueue.createWithDefaults(c, "neighbour");
  }

  @ParameterizedTest
  @CsvSource({
    "ticker_max_count, 17, 17",
    "ticker_max_count, ' 18 ', 18",
    "ticker_max_lag, 5 seconds, 00:00:05",
    "ticker_idle_period, PT1H30M, 01:30:00",
    "ticker_paused, t, true",
    "ticker_paused, off, false",
    "rotation_period, 1 day 2 hours, 1 day 02:00:00",
    "external_ticker, 1, true",
    "external_ticker, no, false",
  })
  void aSettingTakesAnyInputOfItsType(String parameter, String value, String stored)
      throws SQLException {
    String column = "select queue_" + parameter + "::text from pgq.queue where queue_name = ?";
    String neighbours = Sql.text(c, column, "neighbour");
    assertThat(Sql.number(c, SET, "q", parameter, value)).isEqualTo(1);
    assertThat(Sql.text(c, column, "q")).isEqualTo(stored);
    assertThat(Sql.text(c, column, "neighbour")).isEqualTo(neighbours);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queue_ticker_max_lag",
        "per_tx_limit",
        "disable_insert",
        "ntables",
        "extra_maint",
        "TICKER_PAUSED",
        " ticker_paused",
        "",
        "foo",
        "a\"b'c%s"
      })
  void everyOtherParameterIsRefused(String parameter) {
    assertSqlError(
        "P0001",
        "cannot change parameter \"" + parameter + "s\"",
        () -> Sql.one(c, SET, "q", parameter, "1"));
  }

  @Test
  void nullNamesAreRefused() {
    assertSqlError(
        "P0001", "Invalid NULL value", () -> Sql.one(c, SET, null, "ticker_paused", "t"));
    assertSqlError("P0001", "Invalid NULL value", () -> Sql.one(c, SET, "q", null, "t"));
  }

  @Test
  void aNullValueIsAnError() {
    assertSqlError(
        "22004",
        "query string argument of EXECUTE is null",
        () -> Sql.one(c, SET, "q", "ticker_paused", null));
  }

  @Test
  void anUnknownQueueIsAnError() {
    assertSqlError(
        "P0001", "No such event queue", () -> Sql.one(c, SET, "nope", "ticker_paused", "t"));
    assertSqlError("P0001", "No such event queue", () -> Sql.one(c, SET, "nope", "foo", "t"));
  }

  @ParameterizedTest
  @CsvSource({
    "ticker_max_count, many, 22P02",
    "ticker_max_count, '', 22P02",
    "ticker_max_count, 1.5, 22P02",
    "ticker_max_count, 99999999999, 22003",
    "ticker_max_lag, soon, 22007",
    "ticker_paused, maybe, 22P02",
    "rotation_period, '1 day''; drop table pgq.queue; --', 22007",
  })
  void aBadValueIsTheTypesOwnError(String parameter, String value, String state) {
    assertSqlState(state, () -> Sql.one(c, SET, "q", parameter, value));
  }
}
