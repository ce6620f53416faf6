package org.pgqj.conformance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pgqj.client.consumer.Event;
import org.pgqj.client.consumer.LocalConsumer;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Work in the queue's database and the end of the batch are one transaction. */
@DatabaseTest
class LocalConsumerTest {

  private static Connection c;

  @TempDir private Path directory;

  @BeforeAll
  static void connect(TestDatabase db) throws SQLException {
    c = db.connect();
    Sql.run(c, "create table done (queue text, data text, unique (queue, data))");
  }

  /** Writes each event's data down. */
  private static class Writer extends LocalConsumer {

    Writer(Ini ini) {
      super("test_consumer", "src_db", "-q", ini.write());
    }

    @Override
    protected void processEvent(Event ev, Connection db) throws Exception {
      try (PreparedStatement statement =
          db.prepareStatement("insert into done (queue, data) values (?, ?)")) {
        statement.setString(1, config().text("queue_name"));
        statement.setString(2, ev.data());
        statement.executeUpdate();
      }
    }
  }

  /** The same, and something special with the second event. */
  private abstract static class Special extends Writer {

    Special(Ini ini) {
      super(ini);
    }

    @Override
    protected void processEvent(Event ev, Connection db) throws Exception {
      super.processEvent(ev, db);
      if (ev.data().equals("2")) {
        special(ev, db);
      }
    }

    abstract void special(Event ev, Connection db) throws Exception;

    final void writeAgain(Event ev, Connection db) throws Exception {
      super.processEvent(ev, db);
    }
  }

  private Ini iniWithEvents(TestDatabase db, String name) throws SQLException {
    TestQueue queue = TestQueue.create(c, name);
    queue.register(name);
    for (int number = 1; number <= 3; number++) {
      queue.insert(Integer.toString(number));
    }
    queue.tick();
    return Ini.once(directory, name, db, name);
  }

  private static java.util.List<String> done(String queue) throws SQLException {
    return Sql.lines(c, "select data from done where queue = ? order by 1", queue);
  }

  @Test
  void workIsThereWithTheEndOfTheBatch(TestDatabase db) throws SQLException {
    Ini ini = iniWithEvents(db, "together");
    assertThat(new Writer(ini).run()).isZero();
    assertThat(done("together")).containsExactly("1", "2", "3");
    assertThat(new Writer(ini).run()).isZero();
  }

  @Test
  void anExceptionTakesTheWorkBack(TestDatabase db) throws SQLException {
    Ini ini = iniWithEvents(db, "taken_back").with("pgq_lazy_fetch", "2");
    Special failing =
        new Special(ini) {
          @Override
          void special(Event ev, Connection db) {
            throw new IllegalStateException("not today");
          }
        };
    assertThat(failing.run()).isEqualTo(1);
    assertThat(done("taken_back")).isEmpty();
    assertThat(new Writer(ini).run()).isZero();
    assertThat(done("taken_back")).containsExactly("1", "2", "3");
  }

  @Test
  void theTransactionIsNotTheHandlersToEnd(TestDatabase db) throws SQLException {
    Ini ini = iniWithEvents(db, "not_yours");
    Special ending =
        new Special(ini) {
          @Override
          void special(Event ev, Connection db) {
            assertThatIllegalStateException()
                .isThrownBy(db::commit)
                .withMessageContaining("commit");
            assertThatIllegalStateException().isThrownBy(db::rollback);
            assertThatIllegalStateException().isThrownBy(db::close);
            assertThatIllegalStateException().isThrownBy(() -> db.setAutoCommit(true));
          }
        };
    assertThat(ending.run()).isZero();
    assertThat(done("not_yours")).hasSize(3);
  }

  @Test
  void aSavepointSurvivesAnError(TestDatabase db) throws SQLException {
    Ini ini = iniWithEvents(db, "survived").with("pgq_lazy_fetch", "2");
    Special surviving =
        new Special(ini) {
          @Override
          void special(Event ev, Connection db) throws Exception {
            Savepoint before = db.setSavepoint();
            try {
              writeAgain(ev, db);
              throw new AssertionError("the table has a unique key");
            } catch (SQLException e) {
              db.rollback(before);
              ev.fail(e.getSQLState());
            }
          }
        };
    assertThat(surviving.run()).isZero();
    assertThat(done("survived")).hasSize(3);
    assertThat(Sql.lines(c, "select ev_data, reason from pgq.dead_letter_list('survived')"))
        .containsExactly("2|23505");
  }

  @Test
  void aBatchThatAnotherProcessFinishedIsNotDoneAgain(TestDatabase db) throws SQLException {
    Ini ini = iniWithEvents(db, "finished_elsewhere");
    Special late =
        new Special(ini) {
          @Override
          void special(Event ev, Connection ignored) throws SQLException {
            long batch =
                Sql.number(
                    c, "select current_batch from pgq.get_consumer_info(?)", "finished_elsewhere");
            Sql.one(c, "select pgq.finish_batch(?)", batch);
          }
        };
    assertThat(late.run()).isEqualTo(1);
    assertThat(done("finished_elsewhere")).isEmpty();
    assertThat(ini.logged("55000")).hasSize(1);
  }

  @Test
  void threadsAreRefused(TestDatabase db) throws SQLException {
    Ini ini = iniWithEvents(db, "threads").with("parallelism", "2");
    assertThat(new Writer(ini).run()).isEqualTo(1);
    assertThat(ini.logged("parallelism: this consumer works in one transaction")).hasSize(1);
  }
}
