package org.pgqj.conformance.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pgqj.conformance.parity.StoryTable.Column;

/** Draws statements that change a table's rows. */
final class TableMoves {

  private final Draw draw;
  private final StoryTable table;

  TableMoves(Draw draw, StoryTable table) {
    this.draw = draw;
    this.table = table;
  }

  /** One statement. */
  String next() {
    int which = draw.below(100);
    if (which < 42 || table.settable().isEmpty()) {
      return insert();
    }
    if (which < 76) {
      return update();
    }
    return which < 92 ? "delete from %s%s".formatted(table.sql(), condition()) : truncate();
  }

  private String truncate() {
    return "truncate " + table.sql();
  }

  private String insert() {
    List<Column> columns = new ArrayList<>(table.settable());
    columns.removeIf(c -> !table.key().contains(c) && draw.chance(10));
    if (columns.isEmpty()) {
      return "insert into %s default values".formatted(table.sql());
    }
    List<String> rows = new ArrayList<>();
    int count = draw.chance(60) ? 1 : 2 + draw.below(4);
    for (int i = 0; i < count; i++) {
      rows.add(
          columns.stream()
              .map(c -> table.value(draw, c))
              .collect(Collectors.joining(", ", "(", ")")));
    }
    return "insert into %s (%s) values %s%s"
        .formatted(table.sql(), StoryTable.names(columns), String.join(", ", rows), onConflict());
  }

  private String onConflict() {
    if (table.key().isEmpty() || !draw.chance(15)) {
      return "";
    }
    if (draw.chance(40)) {
      return " on conflict do nothing";
    }
    Column set = draw.of(table.settable());
    return " on conflict (%s) do update set %s = excluded.%s"
        .formatted(StoryTable.names(table.key()), set.quoted(), set.quoted());
  }

  private String update() {
    List<String> assignments = new ArrayList<>();
    int count = 1 + draw.below(draw.chance(70) ? 1 : 3);
    List<Column> left = new ArrayList<>(table.settable());
    for (int i = 0; i < count && !left.isEmpty(); i++) {
      Column column = left.remove(draw.below(left.size()));
      boolean isKey = table.key().contains(column);
      String value = draw.chance(isKey ? 85 : 10) ? column.quoted() : table.value(draw, column);
      assignments.add(column.quoted() + " = " + value);
    }
    return "update %s set %s%s".formatted(table.sql(), String.join(", ", assignments), condition());
  }

  /** Of rows by their places, since any column may be missing. */
  private String condition() {
    if (draw.chance(35)) {
      return "";
    }
    return " where ctid in (select ctid from %s order by ctid limit %d offset %d)"
        .formatted(table.sql(), 1 + draw.below(2), draw.below(4));
  }
}
