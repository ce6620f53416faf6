/**
 * Reports on queues and consumers, and the version.
 *
 * <p>API: get_queue_info, get_consumer_info, rotation_info, version, implementation.
 *
 * <p>Reads pgq.queue, pgq.consumer, pgq.subscription, pgq.tick and the event sequences. Writes
 * nothing.
 */
package org.pgqj.info;
