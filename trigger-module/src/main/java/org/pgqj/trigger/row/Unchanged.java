package org.pgqj.trigger.row;

/**
 * What {@code pgq._unchanged} answers while PostgreSQL plans a statement that asks it.
 *
 * <p>The function is IMMUTABLE, so its answer becomes part of the plan and costs nothing
 * afterwards. It is true only while the statement is being made, when all that it depends on has
 * just been looked up. PostgreSQL drops a plan as soon as a table or function that the statement
 * names is altered, in this session or another one; a plan made anew has the answer false.
 */
public final class Unchanged {

  /** What is to be told to functions that ask for a statement never made. */
  private static final int NONE = -1;

  private static int lastNumber;

  private static int beingMade = NONE;

  private static boolean isAsked;

  private Unchanged() {}

  /** The answer for a statement's number. */
  public static boolean answer(int number) {
    isAsked = true;
    return number == beingMade;
  }

  /** A number for a new statement. */
  static int nextNumber() {
    return ++lastNumber;
  }

  /** From now on a statement is being made. */
  static void begin(int number) {
    beingMade = number;
  }

  /** From now on nothing is being made. */
  static void end() {
    beingMade = NONE;
    isAsked = false;
  }

  /** Whether there was a question since {@link #end}. */
  static boolean isAsked() {
    return isAsked;
  }
}
