package org.pgqj.event;

/**
 * Whether an insert into an event table is running whose triggers ask for more events. Statements
 * must not be given back then, since it may be theirs that runs, and PostgreSQL would go on with
 * freed memory. PL/Java gives back by itself what nothing refers to any more.
 */
final class Nesting {

  private static int depth;

  private Nesting() {}

  static boolean isInside() {
    return depth > 0;
  }

  static void enter() {
    depth++;
  }

  static void leave() {
    depth--;
  }
}
