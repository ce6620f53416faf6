package org.pgqj.trigger.set;

import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.encode.JsonText;
import org.pgqj.trigger.shape.Column;

/** As {@link org.pgqj.trigger.encode.JsonEncoding}. */
final class JsonFormat extends WholeRowFormat {

  @Override
  String row(Capture capture, String alias) {
    Pieces row = new Pieces().text("{");
    String separator = "";
    for (Column column : capture.data()) {
      StringBuilder name = new StringBuilder(separator);
      JsonText.append(name, column.name());
      name.append(':');
      Value value = Value.of(alias, column);
      row.sql(value.named(name + "null", name.toString())).sql(value.json());
      separator = ",";
    }
    return row.text("}").sql();
  }

  @Override
  public String condition(Capture capture) {
    return null;
  }
}
