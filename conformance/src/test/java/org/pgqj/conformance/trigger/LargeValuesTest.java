package org.pgqj.conformance.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlState;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** A value of 64 MB is published, or refused by an error that says what was too large for what. */
@DatabaseTest
class LargeValuesTest {

  private static final String TEXT = "repeat('x', 64 << 20), null";
  private static final String BYTES = "null, convert_to(repeat('x', 64 << 20), 'UTF8')";

  /** A session whose Java has so much memory. */
  private static Connection withHeap(TestDatabase db, String heap) throws SQLException {
    String options =
        Sql.text(db.connect(), "select coalesce(current_setting('pljava.vmoptions', true), '')");
    Sql.run(
        db.connect(),
        "alter database %s set pljava.vmoptions = '%s -Xmx%s'"
            .formatted(db.name(), options.replaceAll(" -Xmx\\S+", ""), heap));
    return db.connect();
  }

  private static EventLog table(Connection c, String queue, String function, boolean isSet)
      throws SQLException {
    EventLog log = new EventLog(c, queue);
    Sql.run(c, "drop table if exists big; create table big(id int primary key, v text, b bytea)");
    if (isSet) {
      SetTriggers.create(c, "big", function, "'" + queue + "'");
    } else {
      Sql.run(
          c,
          "create trigger x after insert on big for each row execute function pgq.%s('%s')"
              .formatted(function, queue));
    }
    return log;
  }

  @ParameterizedTest
  @CsvSource({
    "logutriga, false",
    "sqltriga, false",
    "jsontriga, false",
    "logutriga, true",
    "sqltriga, true",
    "jsontriga, true"
  })
  void aLargeHeapTakesIt(String function, boolean isSet, TestDatabase db) throws SQLException {
    String queue = "large_" + function + isSet;
    try (Connection c = withHeap(db, "3g")) {
      table(c, queue, function, isSet);
      Sql.run(c, "insert into big select 1, " + TEXT);
      assertThat(lastLength(c, queue)).isBetween(64L << 20, (64L << 20) + 100);
      if (!isSet) {
        Sql.run(c, "insert into big select 2, " + BYTES);
        assertThat(lastLength(c, queue)).isBetween(128L << 20, (128L << 20) + 100);
      }
      Sql.run(c, "drop table big; select pgq.drop_queue('" + queue + "')");
    }
  }

  private static long lastLength(Connection c, String queue) throws SQLException {
    String table = Sql.text(c, "select queue_data_pfx from pgq.queue where queue_name = ?", queue);
    return Sql.number(c, "select length(ev_data) from " + table + " order by ev_id desc limit 1");
  }

  @ParameterizedTest
  @CsvSource({"logutriga", "sqltriga", "jsontriga"})
  void aSmallHeapRefusesItAndGoesOn(String function, TestDatabase db) throws SQLException {
    String queue = "small_" + function;
    try (Connection c = withHeap(db, "256m")) {
      EventLog log = table(c, queue, function, false);
      Sql.run(c, "insert into big values (1, 'a', null)");
      for (String values : new String[] {TEXT, BYTES}) {
        String column = values.equals(TEXT) ? "v" : "b";
        assertThat(
                assertSqlState("53200", () -> Sql.run(c, "insert into big select 2, " + values))
                    .getMessage())
            .startsWith("a row of public.big does not fit into the memory of Java, 2")
            .contains(" MB (-Xmx): column \"" + column + "\" ");
        Sql.run(c, "insert into big values (%d, 'b', null)".formatted(column.codePointAt(0)));
      }
      assertThat(log.next()).hasSize(3);
      assertThat(Sql.lines(c, "select count(*) from big")).containsExactly("3");
    }
  }

  @ParameterizedTest
  @CsvSource({"logutriga", "sqltriga", "jsontriga"})
  void statementsAreRefusedOrPublishedUnderASmallHeap(String function, TestDatabase db)
      throws SQLException {
    String queue = "set_" + function;
    try (Connection c = withHeap(db, "256m")) {
      table(c, queue, function, true);
      Sql.run(c, "insert into big values (1, 'a', null)");
      int published = 1;
      try {
        Sql.run(c, "insert into big select 2, " + TEXT);
        assertThat(lastLength(c, queue)).isGreaterThan(64 << 20);
        published++;
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("53200");
        assertThat(e.getMessage()).contains("does not fit into the memory of Java");
      }
      Sql.run(c, "insert into big values (3, 'b', null)");
      assertThat(Sql.number(c, "select count(*) from big")).isEqualTo(published + 1);
    }
  }
}
