package org.pgqj.trigger.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.options.TriggerError;
import org.pgqj.trigger.shape.Catalogue;
import org.pgqj.trigger.shape.Column;
import org.pgqj.trigger.shape.TableShape;
import org.pgqj.trigger.shape.TextForm;
import org.postgresql.pljava.TriggerData;

/** Finds what made Java's memory too small for a row, once that memory is free again. */
public final class TooLargeRow {

  private final ResultSet row;
  private Column largest;
  private long size = -1;
  private String unit;

  private TooLargeRow(ResultSet row) {
    this.row = row;
  }

  /** The error that names the table, and the largest column of the row that fired. */
  public static Refusal refusal(TriggerData data) throws SQLException {
    String name = data.getSchemaName() + "." + data.getTableName();
    String memory = Long.toString(Runtime.getRuntime().maxMemory() >> 20);
    TableShape shape = Catalogue.lookUp(data.getSchemaName(), data.getTableName()).table();
    ResultSet current = data.getNew() == null ? data.getOld() : data.getNew();
    if (shape == null || current == null) {
      return TriggerError.TOO_LARGE.refusal(name, memory);
    }
    TooLargeRow row = new TooLargeRow(current);
    row.search(shape);
    return row.largest == null
        ? TriggerError.TOO_LARGE.refusal(name, memory)
        : TriggerError.TOO_LARGE_COLUMN.refusal(
            name, memory, row.largest.name(), row.size(), row.unit);
  }

  private void search(TableShape shape) throws SQLException {
    for (Column column : shape.columns()) {
      try {
        measure(column);
      } catch (OutOfMemoryError e) {
        largest = column;
        size = Long.MAX_VALUE;
        unit = "bytes";
      }
    }
  }

  private void measure(Column column) throws SQLException {
    Object value =
        column.form() == TextForm.OUTPUT
            ? row.getObject(column.position(), String.class)
            : RowText.value(row, column, false);
    if (value instanceof byte[] bytes) {
      found(column, bytes.length, "bytes");
    } else if (value instanceof String text) {
      found(column, text.length(), "characters");
    }
  }

  private void found(Column column, int length, String itsUnit) {
    if (length > size) {
      largest = column;
      size = length;
      unit = itsUnit;
    }
  }

  private String size() {
    return size == Long.MAX_VALUE ? "too many" : Long.toString(size);
  }
}
