/**
 * Retries: events that a consumer puts aside, and their way back into the queue.
 *
 * <p>API: event_retry, events_retry, batch_retry, event_retry_raw, maint_retry_events.
 *
 * <p>Reads pgq.queue, pgq.subscription, pgq.consumer, pgq.tick and the data tables. Writes
 * pgq.retry_queue and the data tables, and advances the event sequences.
 */
package org.pgqj.retry;
