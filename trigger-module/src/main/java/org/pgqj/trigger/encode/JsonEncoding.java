package org.pgqj.trigger.encode;

import java.sql.SQLException;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.shape.Column;
import org.pgqj.trigger.shape.JsonForm;

/**
 * The format of {@code pgq.jsontriga}: the row as a JSON object. The type is a JSON object, too,
 * with the operation, the table and the key.
 */
public final class JsonEncoding extends WholeRowEncoding {

  @Override
  public String type(Operation operation, Capture capture) {
    StringBuilder json = new StringBuilder(128).append("{\"op\":\"").append(operation.name());
    JsonText.append(json.append("\",\"table\":["), capture.schema());
    JsonText.append(json.append(','), capture.table());
    json.append("],\"pkey\":[");
    String separator = "";
    for (String name : capture.keyNames()) {
      JsonText.append(json.append(separator), name);
      separator = ",";
    }
    return json.append("]}").toString();
  }

  @Override
  public String truncated() {
    return "{}";
  }

  @Override
  String row(Capture capture, RowValues row) throws SQLException {
    StringBuilder json = new StringBuilder(256).append('{');
    for (Column column : capture.data()) {
      if (json.length() > 1) {
        json.append(',');
      }
      JsonText.append(json, column.name());
      appendValue(json.append(':'), column, row);
    }
    return json.append('}').toString();
  }

  private static void appendValue(StringBuilder json, Column column, RowValues row)
      throws SQLException {
    JsonForm form = column.type().json();
    String text =
        switch (form) {
          case DATE, TIMESTAMP, TIMESTAMPTZ -> row.isoText(column);
          default -> row.text(column);
        };
    if (text == null) {
      json.append("null");
    } else if (form == JsonForm.INTEGER) {
      json.append(text);
    } else if (form == JsonForm.BOOL) {
      json.append(text.equals("t") ? "true" : "false");
    } else {
      JsonText.append(json, text);
    }
  }
}
