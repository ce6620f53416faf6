package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.client.consumer.Event;
import org.pgqj.client.consumer.RemoteConsumer;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.Contents;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Work in another database is done once, whichever of the two commits gets lost. */
@DatabaseTest
class RemoteConsumerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Connection c;
  private static TestDatabase target;
  private static Connection t;

  @TempDir private Path directory;

  @BeforeAll
  static void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    target = db.companion(Contents.PGQJ);
    t = target.connect();
    Sql.run(t, "create table done (data text)");
  }

  /** Writes each event down, unless it comes later or fails. */
  private static class Writer extends RemoteConsumer {

    Writer(Ini ini) {
      super("test_consumer", "src_db", "dst_db", "-q", ini.write());
    }

    @Override
    protected void processEvent(Event ev, Connection db) throws Exception {
      switch (ev.data()) {
        case "later" -> ev.retry(Duration.ofHours(1));
        case "bad" -> ev.fail("no such address");
        default -> {
          try (PreparedStatement statement =
              db.prepareStatement("insert into done (data) values (?)")) {
            statement.setString(1, config().text("queue_name") + " " + ev.data());
            statement.executeUpdate();
          }
        }
      }
    }
  }

  private Ini iniWith(TestDatabase db, String name, String... events) throws SQLException {
    TestQueue queue = TestQueue.create(c, name);
    queue.register(name);
    for (String data : events) {
      queue.insert(data);
    }
    queue.tick();
    return Ini.once(directory, name, db, name).with("dst_db", Ini.connection(target));
  }

  private static List<String> done(String queue) throws SQLException {
    return Sql.lines(t, "select data from done where data like ? order by 1", queue + " %");
  }

  private static long waiting(String queue) throws SQLException {
    return Sql.number(
        c,
        """
        select count(*)
          from pgq.retry_queue r, pgq.queue q
         where q.queue_id = r.ev_queue and q.queue_name = ? and r.ev_data = 'later'
        """,
        queue);
  }

  private static List<String> deadLetters(String queue) throws SQLException {
    return Sql.lines(c, "select ev_data from pgq.dead_letter_list(?)", queue);
  }

  @Test
  void workIsThereWithTheRecordOfTheBatch(TestDatabase db) throws SQLException {
    Ini ini = iniWith(db, "plainly", "a", "later", "bad", "b");
    assertThat(new Writer(ini).run()).isZero();
    assertThat(done("plainly")).containsExactly("plainly a", "plainly b");
    assertThat(waiting("plainly")).isEqualTo(1);
    assertThat(deadLetters("plainly")).containsExactly("bad");
    assertThat(
            Sql.number(
                t, "select count(*) from pgq_ext.completed_batch where consumer_id = 'plainly'"))
        .isEqualTo(1);
  }

  @Test
  void anExceptionTakesTheWorkBack(TestDatabase db) throws SQLException {
    Ini ini = iniWith(db, "taken_back", "a", "b");
    Writer failing =
        new Writer(ini) {
          @Override
          protected void processEvent(Event ev, Connection db) throws Exception {
            super.processEvent(ev, db);
            if (ev.data().equals("b")) {
              throw new IllegalStateException("not today");
            }
          }
        };
    assertThat(failing.run()).isEqualTo(1);
    assertThat(done("taken_back")).isEmpty();
    assertThat(new Writer(ini).run()).isZero();
    assertThat(done("taken_back")).hasSize(2);
  }

  @Test
  void theSourcesLostCommitRepeatsNoWork(TestDatabase db) throws SQLException, IOException {
    Ini ini = iniWith(db, "lost_commit", "a", "later", "bad", "b");
    Sql.run(
        t,
        """
        create function wait_at_commit() returns trigger language plpgsql as
        'begin perform pg_sleep(case when new.data = ''lost_commit b'' then 2 else 0 end);
         return null; end';
        create constraint trigger wait_at_commit after insert on done
          deferrable initially deferred for each row execute function wait_at_commit()
        """);
    try (TcpProxy way = TcpProxy.to(db.cluster().port())) {
      ini.with("src_db", Ini.connection(db, "127.0.0.1", Integer.toString(way.port())));
      Writer cutOff = new Writer(ini);
      Background<Integer> run = db.background(db.connect(), ignored -> cutOff.run());
      Await.until(
          "the source waits for the target to commit",
          PATIENCE,
          () ->
              Sql.bool(
                  t,
                  """
                  select count(*) = 1
                    from pg_stat_activity
                   where datname = current_database() and wait_event = 'PgSleep'
                  """));
      way.cut();
      assertThat(run.join()).isEqualTo(1);
    }
    assertThat(done("lost_commit")).hasSize(2);
    assertThat(waiting("lost_commit")).isZero();
    ini.with("src_db", Ini.connection(db));
    assertThat(new Writer(ini).run()).isZero();
    assertThat(done("lost_commit")).containsExactly("lost_commit a", "lost_commit b");
    assertThat(waiting("lost_commit")).isEqualTo(1);
    assertThat(deadLetters("lost_commit")).containsExactly("bad");
  }

  @Test
  void aBatchThatAnotherProcessFinishedIsNotDoneAgain(TestDatabase db) throws SQLException {
    Ini ini = iniWith(db, "elsewhere", "a");
    Writer late =
        new Writer(ini) {
          @Override
          protected void processEvent(Event ev, Connection db) throws Exception {
            super.processEvent(ev, db);
            Sql.one(
                c,
                "select pgq.finish_batch(current_batch) from pgq.get_consumer_info('elsewhere')");
          }
        };
    assertThat(late.run()).isEqualTo(1);
    assertThat(done("elsewhere")).isEmpty();
    assertThat(ini.logged("55000")).hasSize(1);
  }
}
