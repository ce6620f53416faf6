package org.pgqj.trigger.options;

/** What was done to a table. */
public enum Operation {
  INSERT,
  UPDATE,
  DELETE,
  TRUNCATE;

  /** I, U or D, which begin an event's type; R, replace, for TRUNCATE. */
  public char letter() {
    return this == TRUNCATE ? 'R' : name().charAt(0);
  }
}
