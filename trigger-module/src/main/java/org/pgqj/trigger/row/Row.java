package org.pgqj.trigger.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.trigger.encode.RowValues;
import org.pgqj.trigger.shape.Column;
import org.pgqj.trigger.shape.Printing;
import org.pgqj.trigger.shape.TableShape;

/** The old or new row of a firing; each value is read and printed once at most. */
final class Row implements RowValues {

  /** Marks a text that was not read yet; told from an empty text by identity. */
  @SuppressWarnings("StringOperationCanBeSimplified")
  private static final String UNREAD = new String("unread");

  private final ResultSet row;
  private final boolean isSure;
  private final Printing printing;
  private final String[] texts;

  /**
   * A row.
   *
   * @param isSure whether its columns surely have the types of the shape
   */
  Row(ResultSet row, TableShape shape, boolean isSure, Printing printing) {
    this.row = row;
    this.isSure = isSure;
    this.printing = printing;
    int last = shape.columns().isEmpty() ? 0 : lastPosition(shape);
    this.texts = new String[last + 1];
    for (int i = 0; i <= last; i++) {
      texts[i] = UNREAD;
    }
  }

  private static int lastPosition(TableShape shape) {
    return shape.columns().get(shape.columns().size() - 1).position();
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  public String text(Column column) throws SQLException {
    String text = texts[column.position()];
    if (text == UNREAD) {
      text = RowText.of(row, column, isSure, printing);
      texts[column.position()] = text;
    }
    return text;
  }

  @Override
  public String isoText(Column column) throws SQLException {
    return RowText.iso(row, column, isSure, printing);
  }

  /** A text that every session reads as the value; null for a null. */
  String exactText(Column column) throws SQLException {
    return RowText.exact(row, column, isSure);
  }

  /** The value as Java holds it without loss; not for types that only print. */
  Object value(Column column) throws SQLException {
    return RowText.value(row, column, isSure);
  }
}
