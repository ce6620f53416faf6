package org.pgqj.trigger.options;

/**
 * The fields of an event that options and magic columns replace, in the order they are replaced.
 */
public enum EventField {
  TYPE(0, "ev_type"),
  DATA(1, "ev_data"),
  EXTRA1(2, "ev_extra1"),
  EXTRA2(3, "ev_extra2"),
  EXTRA3(4, "ev_extra3"),
  EXTRA4(5, "ev_extra4");

  private static final EventField[] ALL = values();

  /** How many there are. */
  public static final int COUNT = ALL.length;

  private final int index;
  private final String column;

  EventField(int index, String column) {
    this.index = index;
    this.column = column;
  }

  /** Its place among the fields, from 0. */
  public int index() {
    return index;
  }

  /** Its column in the event tables, which is its option's name, too. */
  public String column() {
    return column;
  }

  /** The field with that column; null when there is none. */
  public static EventField of(String column) {
    for (EventField field : ALL) {
      if (field.column.equals(column)) {
        return field;
      }
    }
    return null;
  }
}
