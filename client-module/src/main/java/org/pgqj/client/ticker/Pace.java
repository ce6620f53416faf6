package org.pgqj.client.ticker;

import java.time.Duration;

/**
 * How often to look and how often to tick, for a given latency between an event's commit and its
 * tick. Looking costs the server a short statement; each tick is a transaction and a batch.
 *
 * @param target the latency aimed at; zero for ticks by the queues' settings alone
 */
record Pace(Duration target) {

  /** Consumers that lag by more ticks than this are better off with bigger batches. */
  private static final long MANY_TICKS = 20;

  private static final int SLOWER = 10;

  /**
   * So many events at once keep a consumer busy for a while; fewer, bigger batches let more
   * through.
   */
  private static final long MANY_EVENTS = 50;

  /** With nothing going on for this long, looking gets rarer. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  /** While something is going on, one looks so many times within the target. */
  private static final int OFTEN = 8;

  /** At most this share of the time is spent on looking. */
  private static final int SHARE = 4;

  boolean isOn() {
    return !target.isZero();
  }

  /**
   * Time between two ticks of a queue at least.
   *
   * @param behind by how many ticks the foremost consumer lags
   * @param events how many came since the last tick, committed or not
   */
  Duration betweenTicks(long behind, long events) {
    if (behind > MANY_TICKS) {
      return target.multipliedBy(SLOWER);
    }
    return events < MANY_EVENTS ? target.dividedBy(2) : target.multipliedBy(2);
  }

  /**
   * Time to wait before the next look.
   *
   * @param quiet how long nothing has happened
   * @param cost how long a look takes at present
   */
  Duration beforeNextLook(Duration quiet, Duration cost) {
    Duration usual = quiet.compareTo(QUIET) < 0 ? target.dividedBy(OFTEN) : target;
    Duration fair = cost.multipliedBy(SHARE - 1L);
    return usual.compareTo(fair) < 0 ? fair : usual;
  }
}
