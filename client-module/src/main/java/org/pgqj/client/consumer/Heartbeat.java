package org.pgqj.client.consumer;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.pgqj.client.daemon.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something small again and again, beside the work, until it is stopped. */
final class Heartbeat {

  private static final Logger LOG = LoggerFactory.getLogger(Consumer.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Heartbeat::daemon);
  private final Beat beat;

  /** For the thread that beats. */
  private boolean hasFailed;

  /** What a heartbeat does. */
  @FunctionalInterface
  interface Beat {
    void run() throws Exception;
  }

  private Heartbeat(Beat beat) {
    this.beat = beat;
  }

  /** Starts; the first time is after one period. With a period of zero there is no heartbeat. */
  @SuppressWarnings("FutureReturnValueIgnored") // A beat tells itself what went wrong.
  static Heartbeat start(Duration period, Beat beat) {
    Heartbeat heartbeat = new Heartbeat(beat);
    if (!period.isZero()) {
      long nanos = period.toNanos();
      heartbeat.thread.scheduleWithFixedDelay(heartbeat::run, nanos, nanos, TimeUnit.NANOSECONDS);
    }
    return heartbeat;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "heartbeat");
    thread.setDaemon(true);
    return thread;
  }

  /** A beat that fails is followed by others; who loses its batch learns it when finishing. */
  private void run() {
    try {
      beat.run();
      hasFailed = false;
    } catch (Throwable e) {
      if (!hasFailed) {
        LOG.warn("heartbeat: {}", Outage.describe(e));
      }
      hasFailed = true;
    }
  }

  /** Returns when no beat runs any more. */
  void stop() throws InterruptedException {
    thread.shutdown();
    thread.awaitTermination(1, TimeUnit.MINUTES);
  }
}
