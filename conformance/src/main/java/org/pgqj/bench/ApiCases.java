package org.pgqj.bench;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * What producers, consumers, the ticker and maintenance call. Each case has a session of its own
 * for each subject; what must be there beforehand is made by the first run that needs it.
 */
final class ApiCases {

  private static final String CALL_3 = "pgq.insert_event('bench', 'type', 'some=data&more=data')";

  private static final String CALL_7 =
      "pgq.insert_event('bench', 'type', 'some=data&more=data', 'public.table', null, null, null)";

  private static final String EMPTY_BENCH =
      "do $$ begin execute 'truncate ' || queue_data_pfx || '_0' from pgq.queue where queue_name = 'bench'; end $$";

  /** Until the JVM has compiled what is called all the time. */
  private static final String WARM_UP =
      repeat(20_000, "perform " + CALL_7 + ";") + "; " + EMPTY_BENCH;

  private final List<ApiSubject> subjects;
  private final List<Case> cases = new ArrayList<>();

  private ApiCases(List<ApiSubject> subjects) {
    this.subjects = subjects;
  }

  static List<Case> of(List<ApiSubject> subjects) {
    ApiCases all = new ApiCases(subjects);
    all.producers();
    all.consumers();
    all.tickers();
    all.maintenance();
    all.sessions();
    return all.cases;
  }

  /** A subject's way to do a case in its session, which is kept from run to run. */
  private interface SessionWork {
    Sample run(ApiSubject subject, Backend session) throws Exception;
  }

  private void add(String name, Unit unit, SessionWork work) {
    Case added = new Case(name, unit);
    for (ApiSubject subject : subjects) {
      Backend[] session = new Backend[1];
      added.with(
          subject.name(),
          () -> {
            if (session[0] == null) {
              session[0] = subject.connect();
              session[0].run(WARM_UP);
            }
            return work.run(subject, session[0]);
          });
    }
    cases.add(added);
  }

  private void producers() {
    insertInLoop("insert_event(3), in a loop", CALL_3);
    insertInLoop("insert_event(7), in a loop", CALL_7);
    insertFromClient("insert_event, client, 1 transaction", 10_000, false);
    insertFromClient("insert_event, client, 1 each", 2_000, true);
    add(
        "insert_events of 1,000, per event",
        Unit.MICROSECONDS,
        (subject, session) -> {
          session.run(EMPTY_BENCH);
          return session.time(
              Unit.MICROSECONDS,
              20_000,
              subject.isPgqj()
                  ? repeat(
                      20,
                      "perform pgq.insert_events('bench', array_fill('type'::text, array[1000]),"
                          + " array_fill('some=data&more=data'::text, array[1000]));")
                  : repeat(20_000, "perform " + CALL_3 + ";"));
        });
  }

  private void insertInLoop(String name, String call) {
    add(
        name,
        Unit.MICROSECONDS,
        (subject, session) -> {
          session.run(EMPTY_BENCH);
          return session.time(Unit.MICROSECONDS, 10_000, repeat(10_000, "perform " + call + ";"));
        });
  }

  private void insertFromClient(String name, int times, boolean autoCommit) {
    add(
        name,
        Unit.MICROSECONDS,
        (subject, session) -> {
          session.run(EMPTY_BENCH);
          session.connection().setAutoCommit(autoCommit);
          try (PreparedStatement insert =
              session.connection().prepareStatement("select pgq.insert_event('bench', ?, ?)")) {
            return session.time(
                Unit.MICROSECONDS,
                times,
                () -> {
                  for (int i = 0; i < times; i++) {
                    insert.setString(1, "type");
                    insert.setString(2, "some=data&more=data");
                    insert.executeQuery().close();
                  }
                });
          } finally {
            if (!autoCommit) {
              session.connection().commit();
            }
            session.connection().setAutoCommit(true);
          }
        });
  }

  private static String repeat(int times, String statements) {
    return "do $$ begin for i in 1.." + times + " loop " + statements + " end loop; end $$";
  }

  private void consumers() {
    add(
        "get_batch_events of 100,000",
        Unit.MILLISECONDS,
        (subject, session) -> {
          long batch = BatchOf.events(session, 100_000);
          return session.time(
              Unit.MILLISECONDS,
              1,
              "select count(*), max(ev_data) from pgq.get_batch_events(" + batch + ")");
        });
    add(
        "get_batch_cursor, FETCH 100,000",
        Unit.MILLISECONDS,
        (subject, session) -> {
          long batch = BatchOf.events(session, 100_000);
          String fetches = "; fetch 10000 from c".repeat(10);
          return session.time(
              Unit.MILLISECONDS,
              1,
              "begin; select * from pgq.get_batch_cursor("
                  + batch
                  + ", 'c', 0)"
                  + fetches
                  + "; commit");
        });
    add(
        "next_batch, finish_batch",
        Unit.MICROSECONDS,
        (subject, session) -> {
          session.run(
              """
              select pgq.register_consumer('step', 'stepper');
              insert into pgq.tick (tick_queue, tick_id, tick_event_seq)
              select queue_id, nextval(queue_tick_seq::regclass), 1
                from pgq.queue cross join generate_series(1, 500)
               where queue_name = 'step'
              """);
          return session.time(
              Unit.MICROSECONDS,
              500,
              repeat(500, "perform pgq.finish_batch(pgq.next_batch('step', 'stepper'));"));
        });
  }

  private void tickers() {
    for (int queues : new int[] {1, 200, 2_000}) {
      add(
          "ticker(), " + queues + " queues, none due",
          Unit.MILLISECONDS,
          (subject, session) -> {
            ManyQueues.open(session, queues);
            ManyQueues.idleFor(session, "10 s");
            return session.time(
                Unit.MILLISECONDS,
                10,
                () -> {
                  for (int i = 0; i < 10; i++) {
                    session.run("select pgq.ticker()");
                  }
                });
          });
      add(
          "ticker(), " + queues + " queues, all due",
          Unit.MILLISECONDS,
          (subject, session) -> {
            ManyQueues.open(session, queues);
            ManyQueues.becomeDue(session);
            return session.time(Unit.MILLISECONDS, 1, "select pgq.ticker()");
          });
    }
  }

  private void maintenance() {
    add(
        "maint_retry_events of 100,000, each",
        Unit.MICROSECONDS,
        (subject, session) -> {
          DueRetries.fill(session, 100_000);
          return session.time(
              Unit.MICROSECONDS,
              20_000,
              "do $$ declare moved int := 0; begin while moved < 20000 loop"
                  + " moved := moved + pgq.maint_retry_events(); end loop; end $$");
        });
  }

  private void sessions() {
    add(
        "first call of a session",
        Unit.MILLISECONDS,
        (subject, session) -> {
          try (Backend fresh = subject.connect()) {
            return fresh.time(Unit.MILLISECONDS, 1, "select " + CALL_3);
          }
        });
    add(
        "private memory after 10,000 events",
        Unit.MEGABYTES,
        (subject, session) -> {
          try (Backend fresh = subject.connect()) {
            fresh.run(repeat(10_000, "perform " + CALL_3 + ";"));
            return Sample.of(fresh.memory("Private_Dirty") + fresh.memory("Private_Clean"));
          }
        });
  }
}
