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
   * Whether a row of the table has these columns, as far as the row tells: its column names come in
   * upper case.
   */
  public boolean fits(ResultSetMetaData row) throws SQLException {
    int next = 0;
    for (int position = 1; position <= row.getColumnCount(); position++) {
      String name = row.getColumnName(position);
      if (next < columns.size() && columns.get(next).position() == position) {
        if (!name.equalsIgnoreCase(columns.get(next).name())) {
          return false;
        }
        next++;
      } else if (!name.equalsIgnoreCase("........pg.dropped." + position + "........")) {
        return false;
      }
    }
    return next == columns.size();
  }

  /**
   * Whether rows without dropped columns have these columns, as far as they tell: column names come
   * in upper case.
   */
  public boolean fitsLive(ResultSetMetaData rows) throws SQLException {
    if (rows.getColumnCount() != columns.size()) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!rows.getColumnName(i + 1).equalsIgnoreCase(columns.get(i).name())) {
        return false;
      }
    }
    return true;
  }
}
