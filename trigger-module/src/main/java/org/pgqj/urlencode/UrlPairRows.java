package org.pgqj.urlencode;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Raise;
import org.postgresql.pljava.ResultSetProvider;

/** Pairs as rows of urldecode_rows. */
final class UrlPairRows implements ResultSetProvider {

  private final UrlPairs pairs;

  UrlPairRows(String encoded) {
    this.pairs = new UrlPairs(encoded);
  }

  @Override
  public boolean assignRowValues(ResultSet out, int row) throws SQLException {
    try {
      if (!pairs.next()) {
        return false;
      }
    } catch (UrlDecodeException e) {
      throw Raise.error(e.sqlState(), e.getMessage());
    }
    out.updateString(1, pairs.name());
    if (pairs.value() != null) {
      out.updateString(2, pairs.value());
    }
    return true;
  }

  @Override
  public void close() {}
}
