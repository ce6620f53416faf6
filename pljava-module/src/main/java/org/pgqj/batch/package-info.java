/**
 * Batches: the events between two ticks, as one consumer gets them.
 *
 * <p>API: next_batch, next_batch_info, next_batch_custom, find_tick_helper, batch_event_sql,
 * batch_event_tables, get_batch_info, finish_batch; and get_batch_events, which executes the text
 * of batch_event_sql in SQL.
 *
 * <p>Reads pgq.queue, pgq.consumer, pgq.subscription and pgq.tick. Writes pgq.subscription.
 */
package org.pgqj.batch;
