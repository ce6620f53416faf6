package org.pgqj.coop;

/**
 * A locked subscription of a main consumer or of a sub-consumer.
 *
 * @param queueId sub_queue
 * @param consumerId sub_consumer
 * @param id sub_id, shared by a main consumer and its sub-consumers
 * @param batch open batch; null when there is none
 * @param lastTick tick before the open batch, or position of a main consumer
 * @param nextTick tick at the end of the open batch
 */
record Member(int queueId, int consumerId, int id, Long batch, Long lastTick, Long nextTick) {}
