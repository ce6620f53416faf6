/**
 * Dead letters: events that a consumer failed to process for good.
 *
 * <p>API: event_failed, events_failed, dead_letter_list, dead_letter_count, dead_letter_retry,
 * dead_letter_delete. All run with the owner's rights and search_path.
 *
 * <p>Reads pgq.queue, pgq.subscription, pgq.consumer, pgq.tick and the data tables. Writes
 * pgq.dead_letter and pgq.retry_queue.
 */
package org.pgqj.deadletter;
