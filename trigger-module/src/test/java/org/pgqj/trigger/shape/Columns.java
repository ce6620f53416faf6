package org.pgqj.trigger.shape;

import java.util.ArrayList;
import java.util.List;

/** Columns for tests. */
public final class Columns {

  private Columns() {}

  /** Text columns at positions 1, 2, …; null is a dropped one. */
  public static List<Column> named(String... names) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      if (names[i] != null) {
        columns.add(new Column(i + 1, names[i], text()));
      }
    }
    return columns;
  }

  private static ColumnType text() {
    return new ColumnType(
        25,
        "text",
        TextForm.STRING,
        JsonForm.TEXT,
        false,
        "pg_catalog.text",
        "pg_catalog.text",
        100,
        " collate pg_catalog.\"default\"",
        true);
  }
}
