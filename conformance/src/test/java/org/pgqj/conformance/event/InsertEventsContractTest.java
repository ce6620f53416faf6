package org.pgqj.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pgqj.fixtures.junit.SqlErrors.assertSqlError;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pgqj.conformance.queue.TestQueue;
import org.pgqj.conformance.queue.Transactions;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Background;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/** Many events by one statement: the same events, refusals and safety as one by one. */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class InsertEventsContractTest {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private static final String ARRAYS_DIFFER = "2202E";

  private TestDatabase db;
  private Connection c;

  @BeforeAll
  void connect(TestDatabase db) throws SQLException {
    this.db = db;
    c = db.connect();
  }

  private List<String> events(TestQueue queue) throws SQLException {
    return Sql.lines(
        c,
        """
        select ev_id, ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4
          from %s
         order by ev_id
        """
            .formatted(queue.table()));
  }

  private static String insert(Connection producer, String call) throws SQLException {
    return Sql.text(producer, "select pgq.insert_events(%s)::text".formatted(call));
  }

  private String insert(String call) throws SQLException {
    return insert(c, call);
  }

  @Test
  void idsComeInTheOrderOfTheArrays() throws SQLException {
    TestQueue queue = TestQueue.create(c, "order");
    queue.insert("before");
    assertThat(insert("'order', array['a', 'b', null], array['1', null, '3']"))
        .isEqualTo("{2,3,4}");
    assertThat(events(queue))
        .containsExactly("1|t|before||||", "2|a|1||||", "3|b|||||", "4||3||||");
    assertThat(
            Sql.number(
                c,
                """
                select count(*)
                  from unnest((select pgq.insert_events('order', 't', array_agg(i::text order by i))
                                 from generate_series(1, 5000) i)) with ordinality r (id, i)
                 where id = 4 + i
                """))
        .isEqualTo(5000);
    assertThat(
            Sql.number(
                c,
                "select count(*) from %s where ev_id = 4 + ev_data::int and ev_id > 4"
                    .formatted(queue.table())))
        .isEqualTo(5000);
  }

  @Test
  void everyFieldIsStoredAndANullArrayIsNullInEveryEvent() throws SQLException {
    TestQueue queue = TestQueue.create(c, "fields");
    insert("'fields', '{a,b}'::text[], '{1,2}', '{p,q}', '{r,s}', '{t,u}', '{v,w}'");
    insert("'fields', null::text[], '{3}', ev_extra4 => '{x}'");
    insert("'fields', '{c}'::text[], null");
    insert("'fields', 'one', '{4,5}', '{y,z}'");
    insert("'fields', null::text, null, null, '{z}'");
    assertThat(events(queue))
        .containsExactly(
            "1|a|1|p|r|t|v",
            "2|b|2|q|s|u|w",
            "3||3||||x",
            "4|c|||||",
            "5|one|4|y|||",
            "6|one|5|z|||",
            "7||||z||");
  }

  @Test
  void anyTextSurvives() throws SQLException {
    TestQueue queue = TestQueue.create(c, "odd");
    List<String> odd =
        List.of(
            "",
            "NULL",
            "{",
            "a\"b",
            "back\\slash",
            "it's ?",
            "-- x",
            " , ",
            "\u20ac\n\t\uD83D\uDE00");
    Sql.one(c, "select pgq.insert_events('odd', 't', ?)", c.createArrayOf("text", odd.toArray()));
    assertThat(Sql.rows(c, "select ev_data from %s order by ev_id".formatted(queue.table())))
        .extracting(row -> row.get(0))
        .containsExactlyElementsOf(odd);
  }

  @Test
  void arraysMayCountFromAnyNumber() throws SQLException {
    TestQueue queue = TestQueue.create(c, "bounds");
    insert("'bounds', '[0:1]={a,b}'::text[], '[7:8]={1,2}'");
    assertThat(events(queue)).containsExactly("1|a|1||||", "2|b|2||||");
  }

  @Test
  void objectsGiveTheFieldsThatTheyHave() throws SQLException {
    TestQueue queue = TestQueue.create(c, "objects");
    assertThat(
            insert(
                """
                'objects',
                '[{"type": "a", "data": "x\\ny", "extra1": "1", "extra2": "2", "extra3": "3",
                   "extra4": "4"},
                  {"data": {"id": 7}, "type": null, "extra1": 5},
                  {}]'
                """))
        .isEqualTo("{1,2,3}");
    assertThat(events(queue)).containsExactly("1|a|x\ny|1|2|3|4", "2||{\"id\": 7}|5|||", "3||||||");
  }

  @Test
  void nothingGivesNothing() throws SQLException {
    TestQueue queue = TestQueue.create(c, "nothing");
    assertThat(insert("'nothing', '{}'::text[], '{}'")).isEqualTo("{}");
    assertThat(insert("'nothing', 't', '{}', '{}'")).isEqualTo("{}");
    assertThat(insert("'nothing', '[]'::jsonb")).isEqualTo("{}");
    assertThat(events(queue)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'{a}'::text[], '{1,2}'; 1 and 2",
        "'{a,b}'::text[], '{}'; 0 and 2",
        "'{a}'::text[], '{1}', '{x,y,z}'; 1 and 3",
        "'t', '{1,2}', '{x}'; 1 and 2",
      })
  void arraysOfDifferentLengthsAreRefused(String arrays, String lengths) throws SQLException {
    TestQueue queue = TestQueue.create(c, "lengths " + arrays);
    assertSqlError(
        ARRAYS_DIFFER,
        "insert_events: arrays differ in length: " + lengths,
        () -> insert("$q$" + queue.name() + "$q$, " + arrays));
    assertThat(events(queue)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'{{a,b}}'::text[], '{1,2}'; ev_type",
        "'{a,b}'::text[], '[0:0][1:2]={{1,2}}'; ev_data",
        "'t', '{1,2}', '{{1},{2}}'; ev_extra1",
      })
  void arraysOfMoreDimensionsAreRefused(String arrays, String array) throws SQLException {
    assertSqlError(
        ARRAYS_DIFFER,
        "insert_events: " + array + " has more than one dimension",
        () -> insert("'order', " + arrays));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "null::text[], null; 22004; all arrays are null",
        "'t', null; 22004; all arrays are null",
        "null::jsonb; 22004; events is null",
        "'{\"type\": \"a\"}'::jsonb; 22023; events is not a JSON array",
        "'null'::jsonb; 22023; events is not a JSON array",
        "'[{}, 5]'::jsonb; 22023; event 2 is not a JSON object",
        "'[[]]'::jsonb; 22023; event 1 is not a JSON object",
        "'[{}, {\"type\": \"a\", \"dta\": 1}, 5]'::jsonb; 22023; event 2 has an unknown key: dta",
      })
  void whatIsNoEventIsRefused(String given, String state, String message) {
    assertSqlError(state, "insert_events: " + message, () -> insert("'order', " + given));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'{a}'::text[], '{1}'", "'t', '{1}'", "'[{}]'::jsonb"})
  void aQueueRefusesAsItRefusesOneEvent(String events) throws SQLException {
    TestQueue queue = TestQueue.create(c, "refuses " + events);
    String name = "$q$" + queue.name() + "$q$, ";
    assertSqlError("XX000", "No such queue", () -> insert("'no such queue', " + events));
    assertSqlError("XX000", "Queue name must not be NULL", () -> insert("null, " + events));
    Sql.update(
        c, "update pgq.queue set queue_disable_insert = true where queue_id = ?", (int) queue.id());
    assertSqlError("XX000", "Insert into queue disallowed", () -> insert(name + events));
    Transactions.rolledBack(
        c,
        () -> {
          Sql.run(c, "set local session_replication_role = replica");
          assertThat(insert(name + events)).isNotEqualTo("{}");
        });
  }

  @Test
  void eventsCountAgainstTheLimitOfATransaction() throws SQLException {
    TestQueue queue = TestQueue.create(c, "limited");
    Sql.run(c, "update pgq.queue set queue_per_tx_limit = 3 where queue_name = 'limited'");
    Transactions.committed(
        c,
        () -> {
          insert("'limited', 't', '{1,2}'");
          queue.insert("3");
        });
    Transactions.rolledBack(
        c,
        () -> {
          queue.insert("x");
          assertSqlError(
              "XX000",
              "Queue 'limited' allows max 3 events from one TX",
              () -> insert("'limited', '[{},{},{}]'::jsonb"));
        });
    assertThat(events(queue)).hasSize(3);
  }

  @Test
  void anEventThatATriggerKeepsOutHasItsId() throws SQLException {
    TestQueue queue = TestQueue.create(c, "kept out");
    Sql.run(
        c,
        """
        create function public.keep_b_out() returns trigger language plpgsql
          as $$ begin return case when new.ev_data <> 'b' then new end; end $$;
        create trigger keep_b_out before insert on %s
          for each row execute function public.keep_b_out()
        """
            .formatted(queue.table(0)));
    assertThat(insert("'kept out', 't', '{a,b,c}'")).isEqualTo("{1,2,3}");
    assertThat(insert("'kept out', 't', '{b}'")).isEqualTo("{4}");
    assertThat(events(queue)).containsExactly("1|t|a||||", "3|t|c||||");
  }

  @Test
  void aWriterMayAndNobodyElse() throws SQLException {
    TestQueue.create(c, "rights");
    for (String group : List.of("pgq_writer", "pgq_admin")) {
      Connection producer = db.connectAs(db.role(group + "_may", group));
      assertThat(insert(producer, "'rights', 't', '{1}'")).startsWith("{");
      assertThat(insert(producer, "'rights', '{t}'::text[], '{1}'")).startsWith("{");
      assertThat(insert(producer, "'rights', '[{}]'::jsonb")).startsWith("{");
    }
    Connection reader = db.connectAs(db.role("may_not", "pgq_reader"));
    assertSqlError(
        "42501",
        "permission denied for function insert_events",
        () -> insert(reader, "'rights', 't', '{1}'"));
  }

  @ParameterizedTest
  @CsvSource({
    "read committed, 1",
    "read committed, 3",
    "repeatable read, 1",
    "repeatable read, 3",
    "serializable, 2",
  })
  void eventsWithAnOldSnapshotAreDeliveredOrRefused(String isolation, int rotations)
      throws SQLException {
    TestQueue queue = TestQueue.create(c, isolation + " across " + rotations);
    queue.register("reader");
    Connection producer = db.connect();
    Sql.run(producer, "begin isolation level " + isolation + "; select count(*) from pgq.queue");
    for (int i = 0; i < rotations; i++) {
      queue.drainAndRotate("reader");
    }
    queue.quietTick();
    queue.drain("reader");
    boolean accepted = insertedAndCommitted(producer, queue, "'t', '{late,later}'");
    assertDelivered(queue, accepted ? List.of("late", "later") : List.of());
    assertThat(accepted).isEqualTo(isolation.equals("read committed"));
  }

  /** The same, with a plan that the session has used before. */
  @ParameterizedTest
  @ValueSource(strings = {"read committed", "repeatable read", "serializable"})
  void eventsOnBothSidesOfARotationAreDeliveredTogether(String isolation) throws SQLException {
    TestQueue queue = TestQueue.create(c, isolation + " both");
    queue.register("reader");
    Connection producer = db.connect();
    Sql.run(producer, "begin isolation level " + isolation);
    String name = "'%s', ".formatted(queue.name());
    insert(producer, name + "'t', '{before}'");
    queue.tick();
    queue.drain("reader");
    Connection observer = db.connect();
    Background<Boolean> rotation = db.background(c, other -> queue.rotate());
    Await.until(
        "rotation blocked or done",
        DEADLINE,
        () ->
            rotation.isDone()
                || Sql.bool(observer, "select exists (select from pg_locks where not granted)"));
    boolean accepted = insertedAndCommitted(producer, queue, "'t', '{after}'");
    rotation.join();
    assertDelivered(queue, accepted ? List.of("before", "after") : List.of());
  }

  /** Inserts and commits; false when a serialization failure undid the transaction. */
  private static boolean insertedAndCommitted(Connection producer, TestQueue queue, String events)
      throws SQLException {
    try {
      insert(producer, "'%s', %s".formatted(queue.name(), events));
      Sql.run(producer, "commit");
      return true;
    } catch (SQLException e) {
      Sql.run(producer, "rollback");
      if (!"40001".equals(e.getSQLState())) {
        throw e;
      }
      return false;
    }
  }

  /** The rest of the queue's life shows exactly these events, whatever rotations follow. */
  private static void assertDelivered(TestQueue queue, List<String> expected) throws SQLException {
    List<String> seen = new ArrayList<>(queue.tickAndDrain("reader"));
    for (int i = 0; i < 3; i++) {
      seen.addAll(queue.drainAndRotate("reader"));
    }
    assertThat(seen).containsExactlyElementsOf(expected);
  }
}
