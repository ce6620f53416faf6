package org.pgqj.bench;

import java.util.ArrayList;
import java.util.List;

/** What inserting and reading cost in a queue that stores few events, and many. */
final class GrowthCases {

  private static final int BATCH = 1_000;

  private GrowthCases() {}

  static List<Case> of(List<ApiSubject> subjects) {
    List<Case> cases = new ArrayList<>();
    long stored = 0;
    for (long events : new long[] {10_000, 10_000_000}) {
      long more = events - stored;
      stored = events;
      Case insert = new Case("insert_event at " + events, Unit.MICROSECONDS);
      Case batch = new Case("batch of 1,000 at " + events, Unit.MILLISECONDS);
      for (ApiSubject subject : subjects) {
        Backend[] session = new Backend[1];
        insert.with(
            subject.name(),
            () -> {
              if (session[0] == null) {
                session[0] = subject.connect();
                session[0].run("select pgq.register_consumer('bench', 'reader')");
                StoredEvents.insert(session[0], "bench", more);
                session[0].run(TICK);
              }
              return session[0].time(Unit.MICROSECONDS, BATCH, INSERT);
            });
        batch.with(
            subject.name(),
            () -> {
              session[0].run(SKIP);
              session[0].run(INSERT);
              session[0].run(TICK);
              return session[0].time(Unit.MILLISECONDS, 1, READ);
            });
      }
      cases.add(insert);
      cases.add(batch);
    }
    return cases;
  }

  private static final String INSERT =
      "do $$ begin for i in 1.."
          + BATCH
          + " loop perform pgq.insert_event('bench', 'type', 'some=data'); end loop; end $$";

  private static final String TICK = "select pgq.force_tick('bench'); select pgq.ticker('bench')";

  /** Finishes all batches there are, unread. */
  private static final String SKIP =
      """
      do $$ begin
        while pgq.finish_batch(pgq.next_batch('bench', 'reader')) = 1 loop end loop;
      end $$
      """;

  private static final String READ =
      """
      do $$ declare b bigint := pgq.next_batch('bench', 'reader'); begin
        perform pgq.get_batch_events(b); perform pgq.finish_batch(b);
      end $$
      """;
}
