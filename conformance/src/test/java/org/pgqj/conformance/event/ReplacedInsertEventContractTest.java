package org.pgqj.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Users put a function of their own in the place of insert_event(7), to route or log events. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class ReplacedInsertEventContractTest {

  private Connection c;
  private TestQueue queue;

  @BeforeAll
  void replace(TestDatabase db) throws SQLException {
    c = db.connect();
    queue = TestQueue.create(c, "q");
    queue.insert("before");
    Sql.run(
        c,
        """
        create table public.log (queue text, type text, data text, extra1 text);
        create or replace function pgq.insert_event(queue_name text, ev_type text, ev_data text,
            ev_extra1 text, ev_extra2 text, ev_extra3 text, ev_extra4 text)
          returns bigint language plpgsql
          as $$
            begin
              insert into public.log values (queue_name, ev_type, ev_data, ev_extra1);
              return -7;
            end
          $$
        """);
  }

  @Test
  void theShortFormCallsIt() throws SQLException {
    assertThat(Sql.number(c, "select pgq.insert_event('q', 't', 'routed')")).isEqualTo(-7);
    assertThat(Sql.lines(c, "select * from public.log where data = 'routed'"))
        .containsExactly("q|t|routed|");
    assertThat(
            Sql.lines(c, "select ev_data from %s where ev_data <> 'raw'".formatted(queue.table())))
        .containsExactly("before");
  }

  @Test
  void theShortFormCallsItInASessionThatNeverSawTheOldOne(TestDatabase db) throws SQLException {
    Connection fresh = db.connect();
    assertThat(Sql.number(fresh, "select pgq.insert_event('q', 't', 'fresh')")).isEqualTo(-7);
    assertThat(Sql.lines(c, "select * from public.log where data = 'fresh'"))
        .containsExactly("q|t|fresh|");
  }

  @Test
  void theRawFormStillInserts() throws SQLException {
    assertThat(
            Sql.number(
                c,
                """
                select pgq.insert_event_raw('q', null, null, null, null, 't', 'raw',
                                            null, null, null, null)
                """))
        .isPositive();
  }

  @Test
  void theShortFormReturnsItsNull() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          Sql.run(
              c,
              """
              create or replace function pgq.insert_event(queue_name text, ev_type text,
                  ev_data text, ev_extra1 text, ev_extra2 text, ev_extra3 text, ev_extra4 text)
                returns bigint language sql as 'select null::bigint'
              """);
          assertThat(Sql.one(c, "select pgq.insert_event('q', 't', 'nowhere')")).isNull();
        });
  }
}
