package org.pgqj.client.consumer;

import java.time.Duration;

/** What a handler decided about an event that is not done. */
sealed interface Verdict {

  /**
   * The event shall come back.
   *
   * @param delay after this time, or null for the time that the retry policy gives
   * @param reason why, or null
   */
  record Retry(Duration delay, String reason) implements Verdict {}

  /**
   * The event becomes a dead letter.
   *
   * @param reason why, or null
   */
  record Fail(String reason) implements Verdict {}
}
