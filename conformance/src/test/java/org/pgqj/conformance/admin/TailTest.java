package org.pgqj.conformance.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pgqj.client.cli.Main;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

@DatabaseTest
class TailTest {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @Test
  void theNewestEventsAreShownAndStayForConsumers(TestDatabase db) throws SQLException {
    TestQueue queue = TestQueue.create(db.connect(), "shown");
    queue.register("consumer");
    for (int i = 1; i <= 5; i++) {
      queue.insert("event" + i);
    }
    assertThat(Run.of(db, "tail", "shown", "-n2").lines())
        .hasSize(2)
        .allMatch(line -> line.matches("\\d+  \\d{4}-\\S+ \\S+  \\d+  t  event[45]"));
    assertThat(Run.of(db, "tail", "shown", "-n1", "--format=json").well())
        .contains("\"ev_data\":\"event5\"")
        .contains("\"ev_extra1\":null");
    queue.tick();
    queue.insert("after");
    assertThat(Run.of(db, "tail", "shown", "--from-tick=2").lines()).hasSize(1);
    assertThat(Run.of(db, "tail", "shown", "--from-tick=9").refused()).contains("no tick 9");
    assertThat(queue.tickAndDrain("consumer")).hasSize(6);
    assertThat(Sql.number(db.connect(), "select count(*) from pgq.subscription")).isEqualTo(1);
  }

  @Test
  void readersMayTail(TestDatabase db) throws SQLException {
    TestQueue.create(db.connect(), "readable").insert("x");
    String reader = db.role("reader", "pgq_reader");
    assertThat(Run.at(db.psqlAs(reader), "tail", "readable").well()).endsWith("t  x");
  }

  @Test
  void followingShowsEachCommitOnceHoweverLate(TestDatabase db) throws Exception {
    Connection c = db.connect();
    TestQueue queue = TestQueue.create(c, "followed");
    queue.insert("before");
    Connection late = db.connect();
    late.setAutoCommit(false);
    queue.insert(late, "late");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    Thread tail =
        new Thread(
            () ->
                Main.run(
                    "tail",
                    "-f",
                    "followed",
                    "--interval=10ms",
                    "--format=json",
                    "--database=" + Run.connection(db.psql())));
    try {
      tail.start();
      await(bytes, 1);
      queue.insert("meanwhile");
      await(bytes, 2);
      late.commit();
      await(bytes, 3);
      queue.insert("last");
      await(bytes, 4);
    } finally {
      tail.interrupt();
      tail.join(DEADLINE.toMillis());
      System.setOut(before);
    }
    assertThat(tail.isAlive()).isFalse();
    assertThat(data(bytes)).containsExactly("before", "meanwhile", "late", "last");
  }

  private static void await(ByteArrayOutputStream bytes, int lines) {
    Await.until(lines + " events", DEADLINE, () -> data(bytes).size() >= lines);
  }

  private static List<String> data(ByteArrayOutputStream bytes) {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceAll(".*\"ev_data\":\"([^\"]*)\".*", "$1"))
        .toList();
  }
}
