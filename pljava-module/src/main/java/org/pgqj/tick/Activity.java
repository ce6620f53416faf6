package org.pgqj.tick;

/**
 * What has happened in a queue.
 *
 * @param eventSequence where the event sequence stands
 * @param missed whether there is an event that the sequence does not tell of
 */
record Activity(long eventSequence, boolean missed) {

  /** Events since a tick: by the sequence, and at least one when one was missed. */
  long since(LastTick tick) {
    long events = eventSequence - tick.eventSequence();
    return missed && events < 1 ? 1 : events;
  }
}
