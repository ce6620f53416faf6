package org.pgqj.trigger;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A table's columns and key, as its triggers tell them. */
final class TableShape {

  private final List<Column> columns;
  private final Column[] data;
  private final Column[] magic;
  private final Column[] key;
  private final String keyNames;

  /**
   * Sorts a table's columns.
   *
   * @param columns the live columns in table order
   * @param keyPositions attribute numbers of the primary key's columns, in the key's order
   */
  TableShape(List<Column> columns, List<Integer> keyPositions) {
    this.columns = List.copyOf(columns);
    List<Column> plain = new ArrayList<>();
    List<Column> magical = new ArrayList<>();
    for (Column column : columns) {
      (MagicColumns.isMagic(column) ? magical : plain).add(column);
    }
    this.data = plain.toArray(new Column[0]);
    this.magic = magical.toArray(new Column[0]);
    this.key = atPositions(keyPositions, plain);
    this.keyNames = names(atPositions(keyPositions, columns));
  }

  private static Column[] atPositions(List<Integer> positions, List<Column> columns) {
    List<Column> found = new ArrayList<>();
    for (int position : positions) {
      for (Column column : columns) {
        if (column.position() == position) {
          found.add(column);
        }
      }
    }
    return found.toArray(new Column[0]);
  }

  private static String names(Column[] columns) {
    StringBuilder names = new StringBuilder();
    for (Column column : columns) {
      names.append(names.length() == 0 ? "" : ",").append(column.name());
    }
    return names.toString();
  }

  /** The columns that an event's data tells, in table order. */
  Column[] data() {
    return data;
  }

  /** The columns whose values replace fields of the event. */
  Column[] magic() {
    return magic;
  }

  /** The primary key's columns in the key's order, without those whose values are not told. */
  Column[] key() {
    return key;
  }

  boolean hasKey() {
    return !keyNames.isEmpty();
  }

  /** The names of all the key's columns joined by commas; empty without a primary key. */
  String keyNames() {
    return keyNames;
  }

  /**
   * Whether a row of the table has these columns, as far as the row tells: its column names come in
   * upper case.
   */
  boolean fits(ResultSetMetaData row) throws SQLException {
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
}
