package org.pgqj.conformance.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Queues, consumers and payload carry any text, through the whole life of a queue. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class AnyTextIsANameContractTest {

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "o'clock",
        "\"quoted\"",
        "with.a.dot",
        "back\\slash",
        "E'\\n'",
        "line\nbreak\ttab",
        "naïve ☃ 𝄞 漢字",
        "NULL",
        "%s % %n ? $1 :x ${y} -- /* $$",
        "'); drop table pgq.queue; --",
      })
  void aQueueLivesUnderAnyName(String name) throws SQLException {
    TestQueue queue = TestQueue.create(c, name);
    Sql.one(c, "select pgq.set_queue_config(?, 'ticker_max_count', '7')", name);
    Sql.one(c, "select pgq.grant_perms(?)", name);
    queue.register(name);
    Sql.one(
        c,
        "select pgq.insert_event(?, ?, ?, ?, ?, ?, ?)",
        name,
        name,
        name,
        name,
        name,
        name,
        name);
    queue.tick();
    long batch = queue.nextBatch(name);
    assertThat(
            Sql.rows(
                c,
                """
                select ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4
                  from pgq.get_batch_events(?)
                """,
                batch))
        .singleElement()
        .satisfies(row -> assertThat(row).containsOnly(name));
    assertThat(
            Sql.rows(c, "select queue_name, consumer_name from pgq.get_batch_info(?)", batch)
                .get(0))
        .containsExactly(name, name);
    assertThat(Sql.rows(c, "select queue_name from pgq.get_queue_info(?)", name).get(0))
        .containsExactly(name);
    assertThat(
            Sql.rows(
                    c,
                    "select queue_name, consumer_name from pgq.get_consumer_info(?, ?)",
                    name,
                    name)
                .get(0))
        .containsExactly(name, name);

    assertThat(Sql.number(c, "select pgq.event_retry(?, ?, 0)", batch, queue.ids(batch).get(0)))
        .isEqualTo(1);
    queue.finish(batch);
    assertThat(Sql.number(c, "select pgq.maint_retry_events()")).isEqualTo(1);
    assertThat(queue.tickAndDrain(name)).containsExactly(name);
    queue.drainAndRotate(name);
    assertThat(Sql.text(c, "select pgq.current_event_table(?)", name)).isEqualTo(queue.table(1));
    Sql.one(c, "select pgq.force_tick(?)", name);
    assertThat(Sql.number(c, "select pgq.drop_queue(?, true)", name)).isEqualTo(1);
    assertThat(Sql.rows(c, "select * from pgq.get_queue_info(?)", name)).isEmpty();
    assertThat(Sql.number(c, "select count(*) from pgq.consumer")).isZero();
  }
}
