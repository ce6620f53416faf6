package org.pgqj.conformance.parity;

/**
 * A lock that a step may take and that its transaction keeps.
 *
 * @param kind what kind of thing
 * @param name which one; {@link #ALL} for all of the kind
 * @param exclusive nobody else may touch it
 */
record Touch(Kind kind, String name, boolean exclusive) {

  static final String ALL = "*";

  /** Things that are locked independently of each other. */
  enum Kind {
    /** The row of a queue. */
    QUEUE,
    /** Its ticks. */
    TICKS,
    /** Its event tables. */
    DATA,
    /** Its subscriptions, with their consumers. */
    SUBSCRIPTIONS,
    /** Events that wait for a retry. */
    RETRIES
  }

  static Touch shared(Kind kind, String name) {
    return new Touch(kind, name, false);
  }

  static Touch exclusive(Kind kind, String name) {
    return new Touch(kind, name, true);
  }

  boolean conflictsWith(Touch other) {
    return kind == other.kind
        && (exclusive || other.exclusive)
        && (name.equals(other.name) || name.equals(ALL) || other.name.equals(ALL));
  }
}
