package org.pgqj.queue;

import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Quote;

/** The SQL helpers for names and sequences. */
public final class SequenceFunctions {

  private SequenceFunctions() {}

  /** Quotes a name of two parts; see {@link Quote#qualified}. */
  public static String quoteFqname(String name) {
    return Quote.qualified(name);
  }

  /**
   * Where a sequence stands, without advancing it. One that was never used stands at its start.
   *
   * @param name sequence, by the rule of {@link Quote#qualified}
   * @throws SQLException 42P01 when there is none
   */
  public static long seqGetval(String name) throws SQLException {
    return Backend.queryLong("select last_value from " + Quote.qualified(name));
  }

  /**
   * Moves a sequence forward; never back.
   *
   * @param name sequence, by the rule of {@link Quote#qualified}
   * @return where it stands now
   * @throws SQLException 42P01 when there is none, 42501 without the right to set it
   */
  public static long seqSetval(String name, long value) throws SQLException {
    long current = seqGetval(name);
    if (current >= value) {
      return current;
    }
    return Backend.queryLong(
        "select pg_catalog.setval("
            + Quote.literal(Quote.qualified(name))
            + "::pg_catalog.regclass, "
            + value
            + ")");
  }
}
