package org.pgqj.trigger.options;

import java.util.Arrays;

/**
 * What the arguments of a trigger ask for; see {@link OptionParser} for how they are written.
 *
 * <p>Column names are as written: whether the table has them is seen when options and table meet.
 */
public final class Options {

  private final String queue;
  boolean skip;
  boolean backup;
  boolean deny;
  String ignore;
  String pkey;
  String when;
  final String[] expressions = new String[EventField.COUNT];
  boolean hasExpressions;

  Options(String queue) {
    this.queue = queue;
  }

  /** The queue's name, not interpreted. */
  public String queue() {
    return queue;
  }

  /** Whether the operation is not to be done, only its event published. */
  public boolean skip() {
    return skip;
  }

  /** Whether an UPDATE's event has the old row in ev_extra2. */
  public boolean backup() {
    return backup;
  }

  /** Whether every change is refused. */
  public boolean deny() {
    return deny;
  }

  /** The list of columns that are not published, as written; null without the option. */
  public String ignore() {
    return ignore;
  }

  /** The list of columns that are the key, as written; null for the primary key's. */
  public String pkey() {
    return pkey;
  }

  /** The condition for an event, as written; null without one. */
  public String when() {
    return when;
  }

  /** The SQL expression that replaces a field of the event; null to leave it. */
  public String expression(EventField field) {
    return expressions[field.index()];
  }

  /** Whether any field is replaced, or there is a condition. */
  public boolean hasExpressions() {
    return hasExpressions;
  }

  @Override
  public String toString() {
    return "queue="
        + queue
        + " skip="
        + skip
        + " backup="
        + backup
        + " deny="
        + deny
        + " ignore="
        + ignore
        + " pkey="
        + pkey
        + " when="
        + when
        + " "
        + Arrays.toString(expressions);
  }
}
