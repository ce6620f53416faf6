package org.pgqj.queue;

/** Which settings of a queue set_queue_config may change. */
final class QueueParameters {

  private QueueParameters() {}

  static boolean mayChange(String parameter) {
    switch (parameter) {
      case "ticker_max_count":
      case "ticker_max_lag":
      case "ticker_idle_period":
      case "ticker_paused":
      case "rotation_period":
      case "external_ticker":
        return true;
      default:
        return false;
    }
  }
}
