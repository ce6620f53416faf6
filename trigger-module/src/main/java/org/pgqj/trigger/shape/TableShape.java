package org.pgqj.trigger.shape;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A table's columns and primary key. */
public final class TableShape {

  private final int oid;
  private final List<Column> columns;
  private final List<String> names;
  private final List<Column> key;

  /**
   * A shape.
   *
   * @param oid the table's oid
   * @param columns the live columns in table order
   * @param keyPositions attribute numbers of the primary key's columns, in the key's order
   */
  public TableShape(int oid, List<Column> columns, List<Integer> keyPositions) {
    this.oid = oid;
    this.columns = List.copyOf(columns);
    List<String> columnNames = new ArrayList<>();
    for (Column column : columns) {
      columnNames.add(column.name());
    }
    this.names = List.copyOf(columnNames);
    List<Column> keyColumns = new ArrayList<>();
    for (int position : keyPositions) {
      for (Column column : columns) {
        if (column.position() == position) {
          keyColumns.add(column);
        }
      }
    }
    this.key = List.copyOf(keyColumns);
  }

  public int oid() {
    return oid;
  }

  /** The live columns in table order. */
  public List<Column> columns() {
    return columns;
  }

  /** The columns' names in table order. */
  public List<String> names() {
    return names;
  }

  /** The column with that name; null when there is none. */
  public Column column(String name) {
    int index = names.indexOf(name);
    return index < 0 ? null : columns.get(index);
  }

  /** The primary key's columns in the key's order; empty without one. */
  public List<Column> key() {
    return key;
  }

  /**
   * Whether a row of the table can be read as having these columns, as far as the row tells: its
   * column names come in upper case. Values of most types are read and printed right if the column
   * has got another one; of the others, the type's name is asked for, which costs a query each.
   */
  public boolean fits(ResultSetMetaData row) throws SQLException {
    int next = 0;
    for (int position = 1; position <= row.getColumnCount(); position++) {
      if (next < columns.size() && columns.get(next).position() == position) {
        if (!isColumn(columns.get(next), row, position)) {
          return false;
        }
        next++;
      } else if (!hasName("........pg.dropped." + position + "........", row, position)) {
        return false;
      }
    }
    return next == columns.size();
  }

  /** As {@link #fits}, of rows without dropped columns. */
  public boolean fitsLive(ResultSetMetaData rows) throws SQLException {
    if (rows.getColumnCount() != columns.size()) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!isColumn(columns.get(i), rows, i + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isColumn(Column column, ResultSetMetaData row, int position)
      throws SQLException {
    return hasName(column.name(), row, position)
        && (!column.form().isOfDates()
            || column.type().name().equals(row.getColumnTypeName(position)));
  }

  private static boolean hasName(String name, ResultSetMetaData row, int position)
      throws SQLException {
    return row.getColumnName(position).equalsIgnoreCase(name);
  }
}
