package org.pgqj.trigger.capture;

import org.pgqj.trigger.options.EventField;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.options.TriggerError;
import org.pgqj.trigger.shape.Column;

/**
 * A column named {@code _pgq_ev_type}, {@code _pgq_ev_data} or {@code _pgq_ev_extra1} to {@code 4}:
 * it is not told in the event's data, its value replaces the event's field.
 */
public final class MagicColumn {

  private static final String PREFIX = "_pgq_ev_";

  private static final int PREFIX_OF_FIELD = "_pgq_".length();

  private final Column column;
  private final EventField field;

  MagicColumn(Column column) throws Refusal {
    this.column = column;
    this.field = EventField.of(column.name().substring(PREFIX_OF_FIELD));
    if (field == null) {
      throw TriggerError.UNKNOWN_MAGIC_COLUMN.refusal(column.name());
    }
  }

  public static boolean isMagic(Column column) {
    return column.name().startsWith(PREFIX);
  }

  public Column column() {
    return column;
  }

  public EventField field() {
    return field;
  }
}
