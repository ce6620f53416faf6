package org.pgqj.trigger;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Columns named {@code _pgq_ev_type}, {@code _pgq_ev_data} and {@code _pgq_ev_extra1} to {@code 4}:
 * they are not told in the event's data, their values replace the event's fields.
 */
final class MagicColumns {

  private static final String PREFIX = "_pgq_ev_";

  private MagicColumns() {}

  static boolean isMagic(Column column) {
    return column.name().startsWith(PREFIX);
  }

  /**
   * Replaces the event's fields by the row's values, nulls too.
   *
   * @throws Refusal XX000 when a column's name has the prefix but names no field
   */
  static void apply(TableShape table, ResultSet row, Event event) throws SQLException, Refusal {
    for (Column column : table.magic()) {
      String value = RowText.of(row, column);
      switch (column.name().substring(PREFIX.length())) {
        case "type" -> event.setType(value);
        case "data" -> event.setData(value);
        case "extra1" -> event.setExtra(1, value);
        case "extra2" -> event.setExtra(2, value);
        case "extra3" -> event.setExtra(3, value);
        case "extra4" -> event.setExtra(4, value);
        default -> throw TriggerError.UNKNOWN_MAGIC_COLUMN.refusal(column.name());
      }
    }
  }
}
