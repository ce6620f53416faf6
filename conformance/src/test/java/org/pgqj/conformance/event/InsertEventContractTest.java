package org.pgqj.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
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
class InsertEventContractTest {

  /** More queues than a session may keep plans for. */
  private static final int MANY = 80;

  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    c = db.connect();
  }

  @Test
  void eventsAreNumberedFromOne() throws SQLException {
    TestQueue queue = TestQueue.create(c, "numbered");
    assertThat(queue.insert("a")).isEqualTo(1);
    assertThat(queue.insert("b")).isEqualTo(2);
    assertThat(Sql.number(c, "select pgq.insert_event('numbered', 't', 'c', '1', '2', '3', '4')"))
        .isEqualTo(3);
  }

  @Test
  void anEventIsStoredWithTimeAndIdOfItsTransaction() throws SQLException {
    TestQueue queue = TestQueue.create(c, "stored");
    Transactions.committed(
        c,
        () -> {
          Sql.one(c, "select pgq.insert_event('stored', 'type', 'data')");
          Sql.one(c, "select pg_sleep(0.01)");
          Sql.one(c, "select pgq.insert_event('stored', 'T', 'D', 'e1', 'e2', 'e3', 'e4')");
          assertThat(
                  Sql.lines(
                      c,
                      """
                      select ev_id, ev_time = now(), ev_txid = txid_current(), ev_owner, ev_retry,
                             ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4
                        from %s order by ev_id
                      """
                          .formatted(queue.table())))
              .containsExactly("1|t|t|||type|data||||", "2|t|t|||T|D|e1|e2|e3|e4");
        });
  }

  @Test
  void everyPartOfThePayloadMayBeNullOrEmpty() throws SQLException {
    TestQueue queue = TestQueue.create(c, "nulls");
    Sql.one(c, "select pgq.insert_event('nulls', null, null)");
    Sql.one(c, "select pgq.insert_event('nulls', null, null, null, null, null, null)");
    Sql.one(c, "select pgq.insert_event('nulls', '', '', '', '', '', '')");
    String payload =
        "select ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4 from %s order by ev_id"
            .formatted(queue.table());
    assertThat(Sql.rows(c, payload))
        .containsExactly(
            Arrays.asList(null, null, null, null, null, null),
            Arrays.asList(null, null, null, null, null, null),
            Arrays.asList("", "", "", "", "", ""));
  }

  /** Also the characters that the fields of a short event are joined by. */
  @Test
  void allFieldsComeBackAsTheyWere() throws SQLException {
    TestQueue queue = TestQueue.create(c, "odd_fields");
    Sql.run(
        c,
        """
        select setseed(0.5);
        create temp table odd as
          select array[null, null, '', '', 'a', 'b c', chr(30), chr(31), 'x' || chr(31) || 'y',
                       chr(30) || 'z', 'naïve ☃ 𝄞', 'null', '{"a"}', '\\', chr(10), '?', '$1',
                       repeat('☃', 3000)] as v;
        create temp table given as
          select i, t[1] as t, t[2] as d, t[3] as e1, t[4] as e2, t[5] as e3, t[6] as e4
            from generate_series(1, 1000) as i
           cross join lateral (
                 select array_agg(v[1 + floor(random() * cardinality(v))] order by f) as t
                   from odd cross join generate_series(1, 6) as f where i > 0) as x;
        """);
    assertThat(
            Sql.number(
                c,
                """
                select count(*)
                  from (select i, pgq.insert_event('odd_fields', t, d, e1, e2, e3, e4) as id
                          from (select * from given order by i) as g) as x
                 where id = i
                """))
        .isEqualTo(1000);
    assertThat(
            Sql.number(
                c,
                """
                select count(*)
                  from given as g
                  join %s as e on e.ev_id = g.i
                 where (e.ev_type, e.ev_data, e.ev_extra1, e.ev_extra2, e.ev_extra3, e.ev_extra4)
                       is not distinct from (g.t, g.d, g.e1, g.e2, g.e3, g.e4)
                """
                    .formatted(queue.table())))
        .isEqualTo(1000);
  }

  @Test
  void aLargePayloadComesBackAsItWas() throws SQLException {
    TestQueue queue = TestQueue.create(c, "large");
    String data = "naïve ☃ 𝄞\n\\'\"".repeat(80_000);
    queue.insert(data);
    assertThat(Sql.text(c, "select ev_data from " + queue.table())).isEqualTo(data);
  }

  @Test
  void argumentsMayBeNamed() throws SQLException {
    TestQueue queue = TestQueue.create(c, "named");
    Sql.one(
        c,
        """
        select pgq.insert_event(ev_data => 'd', queue_name => 'named', ev_type => 't',
               ev_extra4 => '4', ev_extra3 => '3', ev_extra2 => '2', ev_extra1 => '1')
        """);
    assertThat(
            Sql.lines(
                c,
                "select ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4 from "
                    + queue.table()))
        .containsExactly("t|d|1|2|3|4");
  }

  @Test
  void aNullQueueIsAnError() {
    String message = "Queue name must not be NULL";
    assertSqlError("XX000", message, () -> Sql.one(c, "select pgq.insert_event(null, 'a', 'b')"));
    assertSqlError(
        "XX000",
        message,
        () -> Sql.one(c, "select pgq.insert_event(null, 'a', 'b', 'c', 'd', 'e', 'f')"));
  }

  @Test
  void anUnknownQueueIsAnError() {
    String message = "No such queue";
    assertSqlError("XX000", message, () -> Sql.one(c, "select pgq.insert_event('?', 'a', 'b')"));
    assertSqlError(
        "XX000",
        message,
        () -> Sql.one(c, "select pgq.insert_event('?', 'a', 'b', 'c', 'd', 'e', 'f')"));
  }

  @Test
  void oneStatementMayInsertManyEvents() throws SQLException {
    TestQueue queue = TestQueue.create(c, "bulk");
    assertThat(
            Sql.rows(
                c, "select pgq.insert_event('bulk', 't', i::text) from generate_series(1, 500) i"))
        .extracting(row -> row.get(0))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 500).boxed().toList());
    assertThat(
            Sql.number(
                c, "select count(*) from %s where ev_id::text = ev_data".formatted(queue.table())))
        .isEqualTo(500);
  }

  @Test
  void anAbortedEventIsNeverSeenButItsIdIsGone() throws SQLException {
    TestQueue queue = TestQueue.create(c, "aborted");
    queue.register("reader");
    Transactions.rolledBack(c, () -> queue.insert("undone"));
    assertThat(queue.insert("kept")).isEqualTo(2);
    assertThat(queue.tickAndDrain("reader")).containsExactly("kept");
  }

  @Test
  void aSavepointUndoesItsEventsOnly() throws SQLException {
    TestQueue queue = TestQueue.create(c, "savepoint");
    queue.register("reader");
    Transactions.committed(
        c,
        () -> {
          queue.insert("before");
          Sql.run(c, "savepoint s");
          queue.insert("undone");
          Sql.run(c, "rollback to s");
          queue.insert("after");
          Sql.run(c, "release s");
        });
    assertThat(queue.tickAndDrain("reader")).containsExactly("before", "after");
    assertThat(Sql.number(c, "select count(distinct ev_txid) from " + queue.table())).isEqualTo(1);
  }

  @Test
  void anEventOfASubtransactionBelongsToTheWholeTransaction() throws SQLException {
    TestQueue queue = TestQueue.create(c, "nested");
    Transactions.committed(
        c,
        () -> {
          Sql.run(
              c,
              """
              do $$ begin
                perform txid_current();
                begin
                  perform pgq.insert_event('nested', 't', 'x');
                exception when division_by_zero then null;
                end;
              end $$
              """);
          assertThat(Sql.bool(c, "select ev_txid = txid_current() from " + queue.table())).isTrue();
        });
  }

  @Test
  void aFailedInsertLeavesTheSessionUsable() throws SQLException {
    TestQueue queue = TestQueue.create(c, "usable");
    Sql.run(
        c,
        """
        do $$ begin
          for i in 1..3 loop
            begin
              perform pgq.insert_event('no such', 't', 'x');
            exception when internal_error then null;
            end;
            perform pgq.insert_event('usable', 't', i::text);
          end loop;
        end $$
        """);
    assertThat(Sql.lines(c, "select ev_data from %s order by 1".formatted(queue.table())))
        .containsExactly("1", "2", "3");
  }

  @Test
  void aQueueMadeAnewGetsTheEvents() throws SQLException {
    TestQueue old = TestQueue.create(c, "anew");
    old.insert("old");
    Sql.one(c, "select pgq.drop_queue('anew')");
    assertSqlError("XX000", "No such queue", () -> old.insert("lost"));
    TestQueue fresh = TestQueue.create(c, "anew");
    assertThat(fresh.insert("new")).isEqualTo(1);
    assertThat(Sql.lines(c, "select ev_data from " + fresh.table())).containsExactly("new");
  }

  @Test
  void aRenamedQueueIsFoundByItsNewName() throws SQLException {
    TestQueue first = TestQueue.create(c, "swap 1");
    TestQueue second = TestQueue.create(c, "swap 2");
    first.insert("a");
    second.insert("b");
    Sql.run(
        c,
        """
        begin;
        update pgq.queue set queue_name = 'swap 3' where queue_name = 'swap 1';
        update pgq.queue set queue_name = 'swap 1' where queue_name = 'swap 2';
        update pgq.queue set queue_name = 'swap 2' where queue_name = 'swap 3';
        commit
        """);
    Sql.one(c, "select pgq.insert_event('swap 1', 't', 'c')");
    Sql.one(c, "select pgq.insert_event('swap 2', 't', 'd')");
    String data = "select string_agg(ev_data, '' order by ev_id) from ";
    assertThat(Sql.text(c, data + first.table())).isEqualTo("ad");
    assertThat(Sql.text(c, data + second.table())).isEqualTo("bc");
  }

  /** Another queue's row then stands where the queue's row stood, made by the same transaction. */
  @Test
  void aChangeOfTheQueueCountsAfterTheTableOfQueuesWasRewritten() throws SQLException {
    Sql.one(c, "select pgq.create_queue('moved 0')");
    Sql.run(
        c,
        """
        begin;
        select pgq.create_queue('moved 1');
        select pgq.create_queue('moved 2');
        commit
        """);
    Sql.run(c, "vacuum full pgq.queue");
    String insert = "select pgq.insert_event('moved 1', 't', ?)";
    Sql.one(c, insert, "1");
    Sql.one(c, insert, "2");
    String place = "select ctid from pgq.queue where queue_name = ?";
    String before = Sql.text(c, place, "moved 1");
    Sql.one(c, "select pgq.drop_queue('moved 0')");
    Sql.run(c, "vacuum full pgq.queue");
    Sql.run(c, "update pgq.queue set queue_disable_insert = true where queue_name = 'moved 1'");
    assertThat(Sql.text(c, place, "moved 2")).isEqualTo(before);
    assertSqlError("XX000", "Insert into queue disallowed", () -> Sql.one(c, insert, "refused"));
  }

  @Test
  void oneSessionMayFeedManyQueues() throws SQLException {
    Sql.rows(c, "select pgq.create_queue('many ' || i) from generate_series(1, ?) i", MANY);
    for (int round = 1; round <= 2; round++) {
      Sql.rows(
          c,
          "select pgq.insert_event('many ' || i, 't', i::text) from generate_series(1, ?) i",
          MANY);
    }
    assertThat(
            Sql.number(
                c,
                """
                select count(*) from pgq.event_template e
                  join pgq.queue q on e.tableoid = (q.queue_data_pfx || '_0')::regclass
                 where q.queue_name = 'many ' || e.ev_data
                """))
        .isEqualTo(2L * MANY);
  }

  @Test
  void anEventThatATriggerKeepsOutIsTriedOnce() throws SQLException {
    TestQueue queue = TestQueue.create(c, "kept out");
    Sql.run(
        c,
        """
        create table public.tried (data text);
        create function public.keep_out() returns trigger language plpgsql
          as $$ begin insert into public.tried values (new.ev_data); return null; end $$;
        create trigger keep_out before insert on %s
          for each row execute function public.keep_out()
        """
            .formatted(queue.table(0)));
    assertThat(queue.insert("a")).isEqualTo(1);
    assertThat(queue.insert("b")).isEqualTo(2);
    assertThat(
            Sql.number(
                c,
                """
                select pgq.insert_event_raw('kept out', null, null, null, null, 't', 'c',
                                            null, null, null, null)
                """))
        .isEqualTo(3);
    assertThat(Sql.lines(c, "select data from public.tried")).containsExactly("a", "b", "c");
    assertThat(Sql.number(c, "select count(*) from " + queue.table())).isZero();
  }

  @Test
  void aQueueMayBeDroppedAndCreatedAgainInOneTransaction() throws SQLException {
    TestQueue.create(c, "reborn").insert("before");
    Transactions.committed(
        c,
        () -> {
          Sql.one(c, "select pgq.insert_event('reborn', 't', 'lost')");
          Sql.one(c, "select pgq.drop_queue('reborn')");
          Sql.one(c, "select pgq.create_queue('reborn')");
          assertThat(Sql.number(c, "select pgq.insert_event('reborn', 't', 'kept')")).isEqualTo(1);
        });
    long id = Sql.number(c, "select queue_id from pgq.queue where queue_name = 'reborn'");
    assertThat(Sql.lines(c, "select ev_data from pgq.event_" + id)).containsExactly("kept");
  }

  @Test
  void aQueueThatASavepointTookBackIsUnknown() throws SQLException {
    Transactions.rolledBack(
        c,
        () -> {
          Sql.run(c, "savepoint s");
          Sql.one(c, "select pgq.create_queue('taken back')");
          Sql.one(c, "select pgq.insert_event('taken back', 't', 'x')");
          Sql.run(c, "rollback to savepoint s");
          assertSqlError(
              "XX000",
              "No such queue",
              () -> Sql.one(c, "select pgq.insert_event('taken back', 't', 'y')"));
        });
  }

  /** The id goes by a way of its own, which triggers that insert events, too, must not cross. */
  @Test
  void theIdIsThatOfTheEventWhateverTriggersInsert() throws SQLException {
    TestQueue outer = TestQueue.create(c, "outer");
    TestQueue inner = TestQueue.create(c, "inner");
    Sql.run(
        c,
        """
        create sequence public.other;
        create function public.echo() returns trigger language plpgsql
          as $$ begin
            perform nextval('public.other');
            if new.ev_data not like 'echo%%' then
              perform pgq.insert_event('inner', 'echo', new.ev_data);
              perform pgq.insert_event('outer', 'echo', 'echo ' || new.ev_data);
              perform pgq.insert_event('inner', 'echo', new.ev_data);
            end if;
            return new;
          end $$;
        create trigger before before insert on %1$s
          for each row execute function public.echo();
        create trigger after after insert on %1$s
          for each row execute function public.echo()
        """
            .formatted(outer.table(0)));
    Transactions.committed(
        c,
        () -> {
          for (int i = 1; i <= 5; i++) {
            assertThat(outer.insert("x" + i)).isEqualTo(3L * i - 2);
          }
        });
    assertThat(
            Sql.lines(
                c,
                "select ev_id, ev_data from %s where ev_type = 't' order by 1"
                    .formatted(outer.table())))
        .containsExactly("1|x1", "4|x2", "7|x3", "10|x4", "13|x5");
    assertThat(Sql.number(c, "select count(*) from " + inner.table())).isEqualTo(20);
  }

  @Test
  void everyFieldIsStoredWhicheverAreNull() throws SQLException {
    TestQueue queue = TestQueue.create(c, "fields");
    List<String> expected = new ArrayList<>();
    Transactions.committed(
        c,
        () -> {
          for (int i = 0; i < 128; i++) {
            String[] fields = new String[6];
            for (int f = 0; f < 6; f++) {
              fields[f] = (i >> f & 1) == 1 ? "f" + f : null;
            }
            Sql.one(c, "select pgq.insert_event('fields', ?, ?, ?, ?, ?, ?)", (Object[]) fields);
            expected.add(String.join("|", fields).replace("null", ""));
          }
        });
    assertThat(
            Sql.lines(
                c,
                """
                select ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4
                  from %s
                 order by ev_id
                """
                    .formatted(queue.table())))
        .containsExactlyElementsOf(expected);
  }

  /** What the session knows of a queue is true for one transaction, or less. */
  @Test
  void aChangeOfTheQueueInTheSameTransactionCounts() throws SQLException {
    TestQueue queue = TestQueue.create(c, "changing");
    queue.insert("1");
    Transactions.committed(
        c,
        () -> {
          queue.insert("2");
          queue.insert("3");
          Sql.run(c, "savepoint s");
          Sql.run(
              c, "update pgq.queue set queue_disable_insert = true where queue_name = 'changing'");
          assertSqlError("XX000", "Insert into queue disallowed", () -> queue.insert("refused"));
          Sql.run(c, "rollback to s");
          queue.insert("4");
          Sql.run(c, "update pgq.queue set queue_name = 'changed' where queue_name = 'changing'");
          Sql.run(c, "savepoint t");
          assertSqlError("XX000", "No such queue", () -> queue.insert("lost"));
          Sql.run(c, "rollback to t");
          Sql.one(c, "select pgq.insert_event('changed', 't', '5')");
          Sql.one(c, "select pgq.insert_event('changed', 't', '6')");
        });
    assertThat(Sql.lines(c, "select ev_data from %s order by ev_id".formatted(queue.table())))
        .containsExactly("1", "2", "3", "4", "5", "6");
  }
}
