package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * Consumers are killed at random points, again and again, while events flow. Then nothing is
 * missing, and nothing took effect twice where exactly once is promised. More kills by {@code
 * -Dpgqj.kills=300}.
 */
@DatabaseTest
class KilledConsumerTest {

  private static final int KILLS = Integer.getInteger("pgqj.kills", 12);
  private static final int EVENTS_AT_LEAST = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LONGEST_LIFE_MILLIS = 150;

  private final Random random = new Random();
  private final Map<Class<?>, ConsumerProcess> running = new LinkedHashMap<>();

  @TempDir private Path directory;

  @Test
  void nothingIsLostAndNothingIsDoneTwice(TestDatabase db) throws Exception {
    TestDatabase target = db.companion(Contents.PGQJ);
    Connection c = db.connect();
    Connection t = target.connect();
    Sql.run(c, Effects.TABLE);
    Sql.run(t, Effects.TABLE);
    TestQueue queue = TestQueue.create(c, "killed");
    String url =
        db.cluster().jdbcUrl(db.name()) + "?user=postgres&password=" + db.cluster().password();
    Map<Class<?>, String> inis =
        Map.of(
            Effects.Plain.class,
            Ini.steady(directory, "plain", db, "killed").with("effects_url", url).write(),
            Effects.Local.class,
            Ini.steady(directory, "local", db, "killed").write(),
            Effects.Remote.class,
            Ini.steady(directory, "remote", db, "killed")
                .with("dst_db", Ini.connection(target))
                .write());
    for (String consumer : List.of("plain", "local", "remote")) {
      queue.register(consumer);
    }
    long events;
    try (LiveQueue live = LiveQueue.of(db, queue)) {
      List<Class<?>> programs = List.copyOf(inis.keySet());
      programs.forEach(program -> start(program, inis));
      for (int kill = 0; kill < KILLS; kill++) {
        Class<?> program = programs.get(kill % programs.size());
        letWork(program, program == Effects.Remote.class ? t : c, live, kill);
        running.get(program).kill();
        start(program, inis);
      }
      awaitAtLeast(EVENTS_AT_LEAST, "local", c, live);
      events = live.stopProducing();
      for (Class<?> program : programs) {
        awaitAtLeast(events, job(program), program == Effects.Remote.class ? t : c, live);
      }
    } finally {
      running.values().forEach(ConsumerProcess::close);
    }
    assertThat(count(c, "local", "")).isEqualTo(events);
    assertThat(count(t, "remote", "")).isEqualTo(events);
    assertThat(count(c, "plain", "")).isGreaterThanOrEqualTo(events);
    assertThat(Sql.number(c, "select count(*) from pgq.retry_queue")).isZero();
  }

  private static String job(Class<?> program) {
    return program.getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  private void start(Class<?> program, Map<Class<?>, String> inis) {
    Path output = directory.resolve(job(program) + ".out");
    running.put(
        program, ConsumerProcess.start(program, output, List.of(), "-q", inis.get(program)));
  }

  /** Until it has done something in this life, and then a moment longer; sometimes not so long. */
  private void letWork(Class<?> program, Connection effects, LiveQueue live, int kill)
      throws Exception {
    if (kill % 8 != 7) {
      long before = count(effects, job(program), "distinct");
      awaitMoreThan(before, job(program), effects, live);
    }
    Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
  }

  /** The more kills, the more there is left to do after them; none of it takes this long. */
  private static long awaitMoreThan(
      long before, String consumer, Connection effects, LiveQueue live) throws SQLException {
    Await.until(
        consumer + " does more than " + before + " events",
        PATIENCE,
        () -> {
          live.check();
          return count(effects, consumer, "distinct") > before;
        });
    return count(effects, consumer, "distinct");
  }

  private static void awaitAtLeast(long events, String consumer, Connection effects, LiveQueue live)
      throws SQLException {
    long done = 0;
    while (done < events) {
      done = awaitMoreThan(done, consumer, effects, live);
    }
  }

  private static long count(Connection effects, String consumer, String distinct)
      throws SQLException {
    return Sql.number(
        effects, "select count(" + distinct + " ev_id) from effects where consumer = ?", consumer);
  }
}
