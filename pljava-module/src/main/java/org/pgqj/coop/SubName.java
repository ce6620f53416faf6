package org.pgqj.coop;

/**
 * How a sub-consumer is named.
 *
 * @param queue queue_name
 * @param main co_name of the main consumer
 * @param sub what comes after it and a dot
 */
record SubName(String queue, String main, String sub) {

  /** co_name of the sub-consumer; null when a part is null. */
  String full() {
    return main == null || sub == null ? null : main + "." + sub;
  }
}
