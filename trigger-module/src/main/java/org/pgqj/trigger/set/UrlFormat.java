package org.pgqj.trigger.set;

import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.shape.Column;

/** As {@link org.pgqj.trigger.encode.UrlEncoding}. */
final class UrlFormat extends WholeRowFormat {

  @Override
  String row(Capture capture, String alias) {
    return pairs(capture, alias);
  }

  static String pairs(Capture capture, String alias) {
    Pieces row = new Pieces();
    String separator = "";
    for (Column column : capture.data()) {
      Value value = Value.of(alias, column);
      String name = separator + column.encodedName();
      row.sql(value.named(name, name + "=")).sql(value.urlEncoded());
      separator = "&";
    }
    return row.sql();
  }
}
