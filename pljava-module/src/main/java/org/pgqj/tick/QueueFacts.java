package org.pgqj.tick;

/**
 * A queue at which the ticker must do something.
 *
 * @param id queue_id
 * @param name queue_name
 * @param dataPrefix name of the parent table
 * @param lastTick id of the newest tick; 0 when there is none
 * @param eventSequence where the event sequence stands; 0 when it can't be read
 * @param need what is to be done
 */
record QueueFacts(
    int id, String name, String dataPrefix, long lastTick, long eventSequence, Need need) {

  /** What is to be done at a queue. */
  enum Need {
    /** Store a tick. */
    TICK,
    /** Look for an event that the sequence doesn't tell of: it would make a tick due. */
    LOOK,
    /** Something is odd: let the ticker of a single queue say what. */
    CARE
  }
}
