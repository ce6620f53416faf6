package org.pgqj.bench.latency;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import org.pgqj.fixtures.Await;

/** One subject at one rate. */
final class Run {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  /** The processes are new; that long it takes until their Java is compiled. */
  private static final int WARM_UP_SECONDS = 10;

  private Run() {}

  static Latencies of(Subject subject, int perSecond, int seconds) throws Exception {
    int warmUp = WARM_UP_SECONDS * perSecond;
    int events = warmUp + seconds * perSecond;
    AtomicLongArray commits = new AtomicLongArray(events);
    AtomicLongArray handled = new AtomicLongArray(events);
    try (Connection producing = subject.database().connect();
        Connection consuming = subject.database().connect()) {
      Handler handler =
          new Handler(subject, consuming, event -> handled.set(event, System.nanoTime()));
      Thread thread = new Thread(handler, "handler");
      thread.start();
      Producer producer = new Producer(producing);
      producer.run(perSecond, commits, 0, warmUp);
      // Whatever had to start first has started when these are handled.
      Await.until("the first events", DEADLINE, () -> handler.count() == warmUp);
      producer.run(perSecond, commits, warmUp, events);
      Await.until("all events", DEADLINE, () -> handler.count() == events);
      handler.stop();
      thread.join();
    }
    return Latencies.between(commits, handled, warmUp);
  }
}
