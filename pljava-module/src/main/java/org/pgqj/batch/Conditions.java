package org.pgqj.batch;

/**
 * What a consumer asks of its next batch; null means no such condition.
 *
 * @param minLag interval, in the session's text form: age of the batch's end
 * @param minCount events, by the sequence
 * @param minInterval interval, in the session's text form: time that the batch spans
 */
record Conditions(String minLag, Long minCount, String minInterval) {

  /** Whether the batch may have to reach over several ticks. */
  boolean askForSize() {
    return minCount != null || minInterval != null;
  }
}
