package org.pgqj.consumer;

/**
 * A locked subscription.
 *
 * @param id sub_id, shared by a consumer and its sub-consumers
 * @param queueId sub_queue
 * @param consumerId sub_consumer
 * @param lastTick last processed tick; null in idle sub-consumers
 * @param nextTick end of the open batch; null when there is none
 * @param sharers subscriptions with the same id, itself included
 */
record Subscription(
    int id, int queueId, int consumerId, Long lastTick, Long nextTick, int sharers) {

  /**
   * Whether it is one of several sub-consumers, which have both ticks while they work and none
   * while they are idle. (A consumer always has its last tick, and never a batch of its own while
   * it has sub-consumers.)
   */
  boolean isSubConsumer() {
    return sharers > 1 && (lastTick == null) == (nextTick == null);
  }
}
