package org.pgqj.trigger.set;

import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.shape.Column;

/** As {@link org.pgqj.trigger.encode.UrlEncoding}. */
final class UrlFormat implements SetFormat {

  @Override
  public String inserted(Capture capture, Rows rows) {
    return row(capture, Rows.NEW);
  }

  @Override
  public String updated(Capture capture, Rows rows) {
    return row(capture, Rows.NEW);
  }

  @Override
  public String deleted(Capture capture, Rows rows) {
    return row(capture, Rows.OLD);
  }

  @Override
  public String backup(Capture capture) {
    return row(capture, Rows.OLD);
  }

  static String row(Capture capture, String alias) {
    Pieces row = new Pieces();
    String separator = "";
    for (Column column : capture.data()) {
      Value value = Value.of(alias, column);
      row.text(separator)
          .text(column.encodedName())
          .sql("case when " + value.isNull() + " then null else '=' end")
          .sql(value.urlEncoded());
      separator = "&";
    }
    return row.sql();
  }
}
