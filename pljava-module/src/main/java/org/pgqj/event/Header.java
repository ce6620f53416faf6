package org.pgqj.event;

import java.time.OffsetDateTime;

/**
 * The parts of an event that only insert_event_raw sets.
 *
 * @param id event id; null for the next of the sequence
 * @param time null for the start of the transaction
 * @param owner the only subscription that will see the event; null for all
 * @param retry number of the retry; null for a first delivery
 */
record Header(Long id, OffsetDateTime time, Integer owner, Integer retry) {

  /** An ordinary new event. */
  static final Header NEW = new Header(null, null, null, null);
}
