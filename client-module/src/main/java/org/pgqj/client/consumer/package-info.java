/**
 * Consumers: programs that read a queue batch by batch. Extend {@link
 * org.pgqj.client.consumer.Consumer}, or one of its kinds that deliver exactly once ({@link
 * org.pgqj.client.consumer.LocalConsumer}, {@link org.pgqj.client.consumer.RemoteConsumer}) or
 * share one consumer's load among processes ({@link org.pgqj.client.consumer.CoopConsumer}).
 *
 * <p>Calls register_consumer, next_batch_custom, get_batch_cursor, events_retry or event_retry,
 * events_failed and finish_batch of schema pgq and what belongs to them in pgq_coop and pgq_ext;
 * touches no table.
 */
package org.pgqj.client.consumer;
