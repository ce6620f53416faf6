package org.pgqj.client.consumer;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often and how soon an event comes back.
 *
 * @param limit how often an event is retried before it becomes a dead letter; 0 means endlessly
 * @param first delay of an event's first retry; it doubles with each further one
 * @param longest the delay never grows beyond this
 * @param random numbers from 0 to 1, for the jitter
 */
record RetryPolicy(int limit, Duration first, Duration longest, DoubleSupplier random) {

  /**
   * Delays are shortened by up to this part, so that what failed together does not come together.
   */
  private static final double JITTER = 0.2;

  private static final int MOST_DOUBLINGS = 40;

  /** What becomes of an event in the end: a retry with its delay, or a dead letter. */
  Verdict decide(Verdict wanted, int earlierRetries) {
    if (!(wanted instanceof Verdict.Retry retry)) {
      return wanted;
    }
    if (limit > 0 && earlierRetries >= limit) {
      String why = retry.reason() == null ? "" : ": " + retry.reason();
      return new Verdict.Fail("retried " + earlierRetries + " times" + why);
    }
    return retry.delay() == null ? new Verdict.Retry(delay(earlierRetries), retry.reason()) : retry;
  }

  private Duration delay(int earlierRetries) {
    double doubled = first.toMillis() * Math.pow(2, Math.min(earlierRetries, MOST_DOUBLINGS));
    double capped = Math.min(doubled, (double) longest.toMillis());
    return Duration.ofMillis(Math.round(capped * (1 - JITTER * random.getAsDouble())));
  }
}
