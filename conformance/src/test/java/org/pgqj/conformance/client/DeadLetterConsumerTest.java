package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.client.consumer.Consumer;
import org.pgqj.client.consumer.Event;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Events that fail for good become dead letters, with their reason and their attempts. */
@DatabaseTest
class DeadLetterConsumerTest {

  private static final String LETTERS =
      "select ev_data, reason, attempts from pgq.dead_letter_list(?)";

  private static Connection c;

  @TempDir private Path directory;

  @BeforeAll
  static void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  /** Never manages to handle an event. */
  private static final class Hopeless extends Consumer {

    final List<String> seen = new ArrayList<>();

    Hopeless(Ini ini) {
      super("test_consumer", "src_db", "-q", ini.write());
    }

    @Override
    protected void processEvent(Event ev) {
      seen.add(ev.data());
      switch (ev.data()) {
        case "bad" -> ev.fail("no such address");
        case "busy" -> ev.retry(Duration.ZERO, "busy");
        case "quiet" -> ev.fail(null);
        default -> ev.done();
      }
    }
  }

  private static TestQueue queueWith(String name, String... events) throws SQLException {
    TestQueue queue = TestQueue.create(c, name);
    queue.register(name);
    for (String data : events) {
      queue.insert(data);
    }
    queue.tick();
    return queue;
  }

  @Test
  void whatFailsIsADeadLetterAndDoesNotComeBack(TestDatabase db) throws SQLException {
    TestQueue queue = queueWith("failing", "bad", "good", "quiet");
    Ini ini = Ini.once(directory, "failing", db, queue.name());
    assertThat(new Hopeless(ini).run()).isZero();
    assertThat(Sql.lines(c, LETTERS, queue.name()))
        .containsExactly("bad|no such address|1", "quiet||1");
    queue.tick();
    Hopeless again = new Hopeless(ini);
    assertThat(again.run()).isZero();
    assertThat(again.seen).isEmpty();
  }

  @Test
  void pastTheLimitOfRetriesItIsADeadLetter(TestDatabase db) throws SQLException {
    TestQueue queue = queueWith("limited", "busy");
    Ini ini = Ini.once(directory, "limited", db, queue.name()).with("retry_max", "2");
    int attempts = 0;
    for (int round = 0; round < 5; round++) {
      Hopeless consumer = new Hopeless(ini);
      assertThat(consumer.run()).isZero();
      attempts += consumer.seen.size();
      Sql.one(c, "select pgq.maint_retry_events()");
      queue.tick();
    }
    assertThat(attempts).isEqualTo(3);
    assertThat(Sql.lines(c, LETTERS, queue.name())).containsExactly("busy|retried 2 times: busy|3");
  }

  @Test
  void withoutALimitItIsRetriedAgainAndAgain(TestDatabase db) throws SQLException {
    TestQueue queue = queueWith("endless", "busy");
    Ini ini = Ini.once(directory, "endless", db, queue.name());
    for (int round = 0; round < 6; round++) {
      Hopeless consumer = new Hopeless(ini);
      assertThat(consumer.run()).isZero();
      assertThat(consumer.seen).hasSize(1);
      Sql.one(c, "select pgq.maint_retry_events()");
      queue.tick();
    }
    assertThat(Sql.lines(c, LETTERS, queue.name())).isEmpty();
  }

  @Test
  void aLimitNeedsADatabaseWithDeadLetters(TestDatabase db) throws SQLException {
    TestQueue queue = queueWith("without", "busy");
    Ini ini = Ini.once(directory, "without", db, queue.name()).with("retry_max", "2");
    Sql.run(c, "alter function pgq.events_failed(bigint, bigint[], text[]) rename to hidden");
    try {
      assertThat(new Hopeless(ini).run()).isEqualTo(1);
    } finally {
      Sql.run(c, "alter function pgq.hidden(bigint, bigint[], text[]) rename to events_failed");
    }
    assertThat(ini.logged("retry_max needs dead letters")).hasSize(1);
  }
}
