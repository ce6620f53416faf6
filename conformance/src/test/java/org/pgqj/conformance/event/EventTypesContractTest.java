package org.pgqj.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Types that come often are stored as given, like all others. */
@DatabaseTest
class EventTypesContractTest {

  /** More often than a type must come to get a statement of its own. */
  private static final int OFTEN = 60;

  private Connection c;
  private TestQueue queue;

  @BeforeEach
  void create(TestDatabase db) throws SQLException {
    c = db.connect();
    queue = TestQueue.create(c, "q");
  }

  @AfterEach
  void drop() throws SQLException {
    Sql.one(c, "select pgq.drop_queue('q', true)");
  }

  @Test
  void oddTypesThatComeOften() throws SQLException {
    List<String> types =
        List.of(
            "",
            " ",
            "it's",
            "''",
            "a\\b",
            "\\'",
            "a?b",
            "??",
            "-- no comment",
            "/* none */",
            "%v%t%q%s%c",
            "$1",
            "$$",
            "line\nbreak",
            "{\"op\":\"INSERT\"}",
            "ä€😀",
            "x".repeat(300));
    sendInTurns(types);
    assertThat(stored()).isEqualTo(sent(types));
  }

  @Test
  void moreTypesThanHaveStatements() throws SQLException {
    List<String> types = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      types.add("type " + i);
    }
    sendInTurns(types);
    assertThat(stored()).isEqualTo(sent(types));
  }

  /** The first types are forgotten after so many events with others. */
  @Test
  void typesThatAreNotTheOnesOfTheBeginning() throws SQLException {
    Sql.one(
        c,
        """
        select count(pgq.insert_event('q', 'begin ' || i % 8, 'a'))
          from generate_series(1, 1600) as i
        """);
    Sql.one(
        c,
        """
        select count(pgq.insert_event('q', 'end ' || i % 8, 'b'))
          from generate_series(1, 24000) as i
        """);
    assertThat(
            Sql.lines(
                c,
                """
                select split_part(ev_type, ' ', 1), ev_data, count(distinct ev_type), count(*)
                  from %s group by 1, 2 order by 1
                """
                    .formatted(queue.table())))
        .containsExactly("begin|a|8|1600", "end|b|8|24000");
  }

  @Test
  void aTypeThatComesOftenWithAndWithoutData() throws SQLException {
    for (int i = 0; i < OFTEN; i++) {
      Sql.one(c, "select pgq.insert_event('q', 't', 'data')");
      Sql.one(c, "select pgq.insert_event('q', 't', null)");
      Sql.one(c, "select pgq.insert_event('q', 't', '')");
      Sql.one(c, "select pgq.insert_event('q', null, 'typeless')");
    }
    assertThat(
            Sql.lines(
                c,
                "select ev_type, ev_data, ev_data is null, count(*) from %s group by 1, 2 order by 1, 2"
                    .formatted(queue.table())))
        .containsExactly("t||f|60", "t|data|f|60", "t||t|60", "|typeless|f|60");
  }

  private void sendInTurns(List<String> types) throws SQLException {
    for (int i = 0; i < OFTEN; i++) {
      for (String type : types) {
        Sql.one(c, "select pgq.insert_event('q', ?, ?)", type, "of " + type);
      }
    }
  }

  private static List<String> sent(List<String> types) {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < OFTEN; i++) {
      for (String type : types) {
        sent.add(type + "|of " + type);
      }
    }
    return sent;
  }

  private List<String> stored() throws SQLException {
    return Sql.lines(c, "select ev_type, ev_data from " + queue.table() + " order by ev_id");
  }
}
