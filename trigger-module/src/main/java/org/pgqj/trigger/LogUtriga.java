package org.pgqj.trigger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.urlencode.UrlEncoder;

/** The event format of {@code pgq.logutriga}: URL-encoded rows. */
final class LogUtriga {

  static final String TRUNCATE_TYPE = "R";

  private LogUtriga() {}

  /** {@code I:}, {@code U:} or {@code D:} and the key's column names. */
  static String type(Firing.Operation operation, TableShape table) {
    return operation.letter() + ":" + table.keyNames();
  }

  /** {@code column=value} pairs joined by {@code &}; a null is the column alone. */
  static String data(TableShape table, ResultSet row) throws SQLException {
    StringBuilder data = new StringBuilder(256);
    for (Column column : table.data()) {
      if (data.length() > 0) {
        data.append('&');
      }
      UrlEncoder.appendPair(data, column.encodedName(), RowText.of(row, column));
    }
    return data.toString();
  }
}
