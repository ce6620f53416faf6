package org.pgqj.client.tick;

/**
 * Where the ticker daemon announces ticks: by NOTIFY in the tick's own transaction, with the tick's
 * id as the payload. Other tickers announce nothing.
 */
public final class TickChannel {

  private static final String PREFIX = "pgq_tick_";

  private TickChannel() {}

  /**
   * The channel of a queue, as for {@code LISTEN}: needs no quotes.
   *
   * @param queueId queue_id of pgq.queue
   */
  public static String of(int queueId) {
    return PREFIX + queueId;
  }
}
