package org.pgqj.maintenance;

/**
 * A queue after step 1.
 *
 * @param queueId queue_id
 * @param step1 transaction of step 1
 */
record Rotated(int queueId, long step1) {}
