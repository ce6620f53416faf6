package org.pgqj.trigger.set;

import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.Quote;

/** Texts and values, one after the other, as few calls of {@code concat} as there can be. */
final class Pieces {

  /** A function takes 100 arguments at most. */
  private static final int MAX_ARGUMENTS = 96;

  private final List<String> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  /** Appends a constant text. */
  Pieces text(String constant) {
    text.append(constant);
    return this;
  }

  /** Appends the value of an SQL expression; nothing when it is null. */
  Pieces sql(String expression) {
    endText();
    pieces.add(expression);
    return this;
  }

  /** The SQL of all of it. */
  String sql() {
    endText();
    if (pieces.isEmpty()) {
      return "''";
    }
    StringBuilder sql = new StringBuilder();
    for (int from = 0; from < pieces.size(); from += MAX_ARGUMENTS) {
      sql.append(from == 0 ? "" : " operator(pg_catalog.||) ").append("pg_catalog.concat(");
      int to = Math.min(from + MAX_ARGUMENTS, pieces.size());
      for (int i = from; i < to; i++) {
        sql.append(i == from ? "" : ", ").append(pieces.get(i));
      }
      sql.append(')');
    }
    return sql.toString();
  }

  private void endText() {
    if (text.length() > 0) {
      pieces.add(Quote.literal(text.toString()));
      text.setLength(0);
    }
  }
}
