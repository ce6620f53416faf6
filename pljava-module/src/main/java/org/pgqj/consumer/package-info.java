/**
 * Consumers: register and unregister.
 *
 * <p>API: register_consumer, register_consumer_at, unregister_consumer.
 *
 * <p>Reads pgq.queue and pgq.tick. Writes pgq.consumer, pgq.subscription and pgq.retry_queue.
 */
package org.pgqj.consumer;
