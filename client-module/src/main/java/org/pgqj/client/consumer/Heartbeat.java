package org.pgqj.client.consumer;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something small again and again, beside the work, until it is stopped. */
final class Heartbeat {

  private static final Logger LOG = LoggerFactory.getLogger(Consumer.class);

  private final ScheduledExecutorService thread;
  private final ScheduledFuture<?> beats;

  /** Whether the last beat failed; for the thread that beats. */
  private static final class Health {
    private boolean failing;
  }

  /** What a heartbeat does. */
  @FunctionalInterface
  interface Beat {
    void run() throws Exception;
  }

  private Heartbeat(ScheduledExecutorService thread, ScheduledFuture<?> beats) {
    this.thread = thread;
    this.beats = beats;
  }

  /** Starts; the first time is after one period. With a period of zero there is no heartbeat. */
  static Heartbeat start(Duration period, Beat beat) {
    if (period.isZero()) {
      return new Heartbeat(null, null);
    }
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "heartbeat");
              made.setDaemon(true);
              return made;
            });
    long nanos = period.toNanos();
    Health health = new Health();
    return new Heartbeat(
        thread,
        thread.scheduleWithFixedDelay(() -> run(beat, health), nanos, nanos, TimeUnit.NANOSECONDS));
  }

  /** A beat that fails is followed by others; who loses its batch learns it when finishing. */
  private static void run(Beat beat, Health health) {
    try {
      beat.run();
      health.failing = false;
    } catch (Exception e) {
      if (!health.failing) {
        LOG.warn("heartbeat: {}", e.getMessage());
      }
      health.failing = true;
    }
  }

  /** Returns when no beat runs any more. */
  void stop() throws InterruptedException {
    if (thread != null) {
      beats.cancel(false);
      thread.shutdown();
      thread.awaitTermination(1, TimeUnit.MINUTES);
    }
  }
}
