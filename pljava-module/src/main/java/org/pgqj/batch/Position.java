package org.pgqj.batch;

/**
 * Where a consumer stands on a queue.
 *
 * @param queueId queue_id
 * @param consumerId co_id
 * @param lastTickId sub_last_tick; null in an idle sub-consumer
 * @param batchId open batch; null when there is none
 * @param last the last processed tick; null when its row is missing
 * @param next end of the open batch; null when there is none
 */
record Position(int queueId, int consumerId, Long lastTickId, Long batchId, Tick last, Tick next) {

  boolean hasOpenBatch() {
    return batchId != null;
  }

  Batch openBatch() {
    return new Batch(batchId, last, next);
  }
}
