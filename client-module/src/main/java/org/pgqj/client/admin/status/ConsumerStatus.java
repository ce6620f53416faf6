package org.pgqj.client.admin.status;

/**
 * A consumer on a queue; times are in seconds.
 *
 * @param lag age of the tick it has processed, or null for a sub-consumer that is idle
 * @param lastSeen time since it asked for or finished a batch
 * @param lastTick tick it has processed, or null
 * @param batch its open batch, or null
 * @param pending events behind its tick, about; or null
 */
record ConsumerStatus(
    String name, Double lag, Double lastSeen, Long lastTick, Long batch, Long pending) {}
