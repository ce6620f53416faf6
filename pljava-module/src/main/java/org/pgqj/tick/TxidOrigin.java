package org.pgqj.tick;

import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Raise;

/**
 * Whether the transaction ids of ticks and events are this cluster's.
 *
 * <p>They are not after a dump was restored elsewhere. Comparing ids would find that only at first:
 * once the new cluster has caught up, its events would pass for ones that old ticks have covered,
 * and be lost. So {@code pgq.txid_origin} tells: its row has another cluster's identifier, and was
 * not stored by the transaction it names. Rows that pg_upgrade has kept were.
 */
public final class TxidOrigin {

  /** The hint of every error that comes from foreign transaction ids. */
  public static final String CURE =
      "When the database was restored from a dump, run: select pgq.rebase()";

  private static final Prepared FOREIGN =
      new Prepared(
          """
          select 1::pg_catalog.int8
            from pgq.txid_origin o, pg_catalog.pg_control_system() here
           where o.system_identifier operator(pg_catalog.<>) here.system_identifier
             and o.row_txid operator(pg_catalog.<>) o.xmin::pg_catalog.text::pg_catalog.int8
          """);

  /** A backend stays in its cluster: once found right, this need not be looked at again. */
  private static boolean known;

  private TxidOrigin() {}

  /** Whether the database was restored from another cluster and not rebased since. */
  public static boolean isForeign() throws SQLException {
    if (!known) {
      known = Backend.firstLong(FOREIGN.get()) == null;
    }
    return !known;
  }

  /**
   * Refuses to go on with foreign transaction ids.
   *
   * @throws SQLException P0001 with a hint
   */
  public static void require() throws SQLException {
    if (isForeign()) {
      throw Raise.errorWithHint(PgqError.FOREIGN_TXIDS, CURE);
    }
  }
}
