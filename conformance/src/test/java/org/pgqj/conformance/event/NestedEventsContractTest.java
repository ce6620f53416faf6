package org.pgqj.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** A trigger on an event table inserts events of its own while one is being inserted. */
@DatabaseTest
class NestedEventsContractTest {

  private static final int ROUNDS = 4;

  private Connection c;
  private TestQueue queue;

  @BeforeEach
  void create(TestDatabase db) throws SQLException {
    c = db.connect();
    queue = TestQueue.create(c, "q");
    Sql.run(
        c,
        """
        create function nest() returns trigger language plpgsql as $$
        begin
          if new.ev_type = 'outer' then
            execute new.ev_data;
          end if;
          return new;
        end $$;
        create trigger n before insert on %s for each row execute function nest()
        """
            .formatted(Sql.text(c, "select pgq.current_event_table('q')")));
  }

  @AfterEach
  void drop() throws SQLException {
    Sql.run(c, "select pgq.drop_queue('q', true); drop function nest()");
  }

  /** Each change of the queue makes the statements that are running outdated. */
  @Test
  void andChangesTheQueueEachTime() throws SQLException {
    Sql.run(
        c,
        """
        create or replace function nest() returns trigger language plpgsql as $$
        begin
          if new.ev_type = 'outer' then
            for i in 1..600 loop
              perform pgq.set_queue_config('q', 'ticker_max_lag', (i + 1) || ' s');
              perform pgq.insert_event('q', 'inner' || i, 'x');
              perform pgq.insert_event('q', 'inner' || i, 'x', 'a', 'b', 'c', 'd');
            end loop;
          end if;
          return new;
        end $$
        """);
    for (int round = 0; round < ROUNDS; round++) {
      for (String transaction : new String[] {"", "begin"}) {
        Sql.run(c, transaction);
        for (String type : new String[] {"first", "first", "outer", "outer", "outer"}) {
          Sql.one(c, "select pgq.insert_event('q', ?, '1')", type);
        }
        Sql.run(c, transaction.replace("begin", "commit"));
      }
    }
    assertThat(types().stream().filter(line -> !line.startsWith("inner")))
        .containsExactly("first|" + 4 * ROUNDS, "outer|" + 6 * ROUNDS);
    assertThat(Sql.number(c, "select count(*) from " + queue.table()))
        .isEqualTo(ROUNDS * (10 + 6 * 1200));
  }

  @Test
  void andManyAtOnceInManyAtOnce() throws SQLException {
    String nested = "select pgq.insert_events('q', array['inner', 'inner'], array['a', 'b'])";
    for (int i = 0; i < 3; i++) {
      Sql.one(
          c,
          "select cardinality(pgq.insert_events('q', array['outer', 'last'], array[?, 'z']))",
          nested);
    }
    assertThat(types()).containsExactly("inner|6", "last|3", "outer|3");
  }

  @Test
  void ofTheSameTypeAsTheOuterOne() throws SQLException {
    String nested = "select pgq.insert_event('q', 'inner', 'x')";
    for (int i = 0; i < 100; i++) {
      Sql.one(c, "select pgq.insert_event('q', 'inner', 'y')");
      Sql.one(c, "select pgq.insert_event('q', 'outer', ?)", nested);
    }
    assertThat(types()).containsExactly("inner|200", "outer|100");
    assertThat(Sql.lines(c, "select ev_data, count(*) from " + queue.table() + " group by 1"))
        .containsExactlyInAnyOrder("x|100", "y|100", nested + "|100");
  }

  private List<String> types() throws SQLException {
    return Sql.lines(
        c, "select ev_type, count(*) from " + queue.table() + " group by 1 order by 1");
  }
}
