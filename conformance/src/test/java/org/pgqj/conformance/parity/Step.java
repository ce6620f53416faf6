package org.pgqj.conformance.parity;

/**
 * One thing that one actor does: SQL text without parameters, the same on both sides. It finds ids
 * by subqueries or takes them by chance, so that a story can be replayed with steps left out.
 */
record Step(Actor actor, String sql) {

  /** Whether the comment that the SQL begins with, if any, has these words. */
  boolean remarks(String words) {
    return sql.startsWith("/*") && sql.substring(0, sql.indexOf("*/")).contains(words);
  }

  @Override
  public String toString() {
    return "%-13s %s;".formatted(actor, sql);
  }
}
