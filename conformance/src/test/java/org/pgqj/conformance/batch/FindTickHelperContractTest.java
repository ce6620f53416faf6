package org.pgqj.conformance.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * Twenty ticks, one minute and a hundred events apart; what is asked of a batch decides its end.
 */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class FindTickHelperContractTest {

  private Connection c;
  private TestQueue queue;

  @BeforeAll
  void twentyTicks(TestDatabase db) throws SQLException {
    c = db.connect();
    queue = TestQueue.create(c, "q");
    queue.register("reader");
    Sql.update(c, "delete from pgq.tick where tick_queue = ? and tick_id > 1", (int) queue.id());
    Sql.update(
        c,
        """
        insert into pgq.tick (tick_queue, tick_id, tick_time, tick_event_seq)
        select ?, i, timestamptz '2026-01-01 00:00:00+00' + i * interval '1 minute', i * 100
          from generate_series(2, 20) i
        """,
        (int) queue.id());
    Sql.update(
        c,
        """
        update pgq.tick
           set tick_time = timestamptz '2026-01-01 00:01:00+00', tick_event_seq = 100
         where tick_queue = ? and tick_id = 1
        """,
        (int) queue.id());
  }

  @ParameterizedTest
  @CsvSource({
    // least events, least time, tick found
    "100, , 2",
    "200, , 3",
    "949, , 11",
    "950, , 20",
    "951, , 20",
    "1900, , 20",
    "1901, , ",
    "0, , 2",
    ", 5 minutes, 6",
    ", 9.4 minutes, 11",
    ", 9.5 minutes, 20",
    ", 19 minutes, 20",
    ", 20 minutes, ",
    ", 0, 2",
    "1901, 5 minutes, 6",
    "500, 19 minutes, 6",
    "1000, 10 minutes, 20",
    "1901, 20 minutes, ",
    "300, 2 minutes, 3",
    "200, 3 minutes, 3",
    ", , ",
  })
  void theCriteriaFindATick(Long minCount, String minInterval, Long expected) throws SQLException {
    List<Object> found = find(1, minCount, minInterval);
    assertThat(found.get(0)).isEqualTo(expected);
    if (expected == null) {
      assertThat(found).containsOnlyNulls();
    } else {
      assertThat(found.get(2)).isEqualTo(100 * expected);
    }
  }

  @Test
  void afterTheLastTickThereIsNone() throws SQLException {
    assertThat(find(20, 0L, "0")).containsOnlyNulls();
  }

  @Test
  void theTickIsReturnedWithItsTime() throws SQLException {
    assertThat(
            Sql.lines(
                c,
                """
                select next_tick_id, next_tick_time at time zone 'UTC', next_tick_seq
                  from pgq.find_tick_helper(?, 3, '2026-01-01 00:03:00+00', 300, 500, null)
                """,
                (int) queue.id()))
        .containsExactly("8|2026-01-01 00:08:00|800");
  }

  @Test
  void anUnknownOrNullQueueFindsNothing() throws SQLException {
    for (String id : new String[] {"-1", "null"}) {
      assertThat(
              Sql.lines(
                  c,
                  "select * from pgq.find_tick_helper(%s, 1, now(), 1, 1, '1 minute')"
                      .formatted(id)))
          .containsExactly("||");
    }
  }

  private List<Object> find(int previous, Long minCount, String minInterval) throws SQLException {
    return Sql.rows(
            c,
            """
            select h.*
              from pgq.tick t,
                   pgq.find_tick_helper(t.tick_queue, t.tick_id, t.tick_time, t.tick_event_seq,
                                        ?::bigint, ?::interval) h
             where t.tick_queue = ? and t.tick_id = ?
            """,
            minCount,
            minInterval,
            (int) queue.id(),
            previous)
        .get(0);
  }
}
