package org.pgqj.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

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

@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class InsertEventRawContractTest {

  private static final String INSERT =
      "select pgq.insert_event_raw(?, ?, ?::timestamptz, ?, ?, ?, ?, ?, ?, ?, ?)";

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  @Test
  void whatIsGivenIsStored() throws SQLException {
    TestQueue queue = TestQueue.create(c, "given");
    assertThat(
            Sql.number(
                c,
                INSERT,
                "given",
                5_000_000_000L,
                "2007-05-23 12:34:56.789012+03",
                17,
                3,
                "t",
                "d",
                "e1",
                "e2",
                "e3",
                "e4"))
        .isEqualTo(5_000_000_000L);
    assertThat(
            Sql.lines(
                c,
                """
                select ev_id, ev_time at time zone 'UTC', ev_owner, ev_retry, ev_type, ev_data,
                       ev_extra1, ev_extra2, ev_extra3, ev_extra4
                  from %s
                """
                    .formatted(queue.table())))
        .containsExactly("5000000000|2007-05-23 09:34:56.789012|17|3|t|d|e1|e2|e3|e4");
  }

  @Test
  void extremeTimesAreStoredExactly() throws SQLException {
    TestQueue queue = TestQueue.create(c, "times");
    for (String time :
        new String[] {
          "2026-11-22 10:00:00.000001+00",
          "1969-12-31 23:59:59.999999+00",
          "1500-02-28 00:00:00+00",
          "0044-03-15 12:00:00+00 BC",
          "infinity",
          "-infinity"
        }) {
      long id =
          Sql.number(c, INSERT, "times", null, time, null, null, "t", "d", null, null, null, null);
      assertThat(
              Sql.bool(
                  c,
                  "select ev_time = ?::timestamptz from %s where ev_id = ?"
                      .formatted(queue.table()),
                  time,
                  id))
          .as(time)
          .isTrue();
    }
  }

  @Test
  void whatIsLeftOutIsAsInInsertEvent() throws SQLException {
    TestQueue queue = TestQueue.create(c, "left out");
    Transactions.committed(
        c,
        () -> {
          assertThat(
                  Sql.number(
                      c,
                      INSERT,
                      "left out",
                      null,
                      null,
                      null,
                      null,
                      null,
                      null,
                      null,
                      null,
                      null,
                      null))
              .isEqualTo(1);
          assertThat(
                  Sql.lines(
                      c,
                      """
                      select ev_id, ev_time = now(), ev_txid = txid_current(), ev_owner, ev_retry,
                             ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4
                        from %s
                      """
                          .formatted(queue.table())))
              .containsExactly("1|t|t||||||||");
        });
  }

  @Test
  void aGivenIdAdvancesTheSequenceToo() throws SQLException {
    TestQueue queue = TestQueue.create(c, "advanced");
    queue.insert("1");
    Sql.number(c, INSERT, "advanced", 1L, null, null, null, "t", "again", null, null, null, null);
    assertThat(Sql.number(c, "select pgq.seq_getval(?)", queue.table() + "_id_seq")).isEqualTo(2);
    assertThat(queue.insert("3")).isEqualTo(3);
  }

  @Test
  void anOwnedEventIsSeenByItsOwnerOnly() throws SQLException {
    TestQueue queue = TestQueue.create(c, "owned");
    queue.register("owner");
    queue.register("other");
    int owner =
        (int)
            Sql.number(
                c,
                """
                select sub_id from pgq.subscription join pgq.consumer on co_id = sub_consumer
                 where sub_queue = ? and co_name = 'owner'
                """,
                (int) queue.id());
    Sql.number(c, INSERT, "owned", null, null, owner, 1, "t", "mine", null, null, null, null);
    queue.insert("everybody's");
    queue.tick();
    assertThat(queue.drain("owner")).containsExactly("mine", "everybody's");
    assertThat(queue.drain("other")).containsExactly("everybody's");
  }

  @Test
  void aNullOrUnknownQueueIsAnError() {
    assertSqlError(
        "XX000",
        "Queue name must not be NULL",
        () -> Sql.one(c, INSERT, null, 1L, null, null, null, "t", "d", null, null, null, null));
    assertSqlError(
        "XX000",
        "No such queue",
        () -> Sql.one(c, INSERT, "none", 1L, null, null, null, "t", "d", null, null, null, null));
  }
}
