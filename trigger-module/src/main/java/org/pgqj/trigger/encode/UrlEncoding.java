package org.pgqj.trigger.encode;

import java.sql.SQLException;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.shape.Column;
import org.pgqj.urlencode.UrlEncoder;

/**
 * The format of {@code pgq.logutriga}: {@code column=value} pairs joined by {@code &}, a null is
 * the column alone. The type is {@code I:}, {@code U:} or {@code D:} and the key's column names
 * joined by commas, {@code R} for TRUNCATE.
 */
public final class UrlEncoding extends WholeRowEncoding {

  @Override
  public String type(Operation operation, Capture capture) {
    StringBuilder type = new StringBuilder().append(operation.letter());
    if (operation == Operation.TRUNCATE) {
      return type.toString();
    }
    char separator = ':';
    for (String name : capture.keyNames()) {
      type.append(separator).append(name);
      separator = ',';
    }
    return separator == ':' ? type.append(separator).toString() : type.toString();
  }

  @Override
  public String truncated() {
    return "";
  }

  @Override
  String row(Capture capture, RowValues row) throws SQLException {
    return pairs(capture, row);
  }

  static String pairs(Capture capture, RowValues row) throws SQLException {
    StringBuilder data = new StringBuilder(256);
    for (Column column : capture.data()) {
      if (data.length() > 0) {
        data.append('&');
      }
      UrlEncoder.appendPair(data, column.encodedName(), row.text(column));
    }
    return data.toString();
  }
}
