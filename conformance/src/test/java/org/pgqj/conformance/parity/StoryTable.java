package org.pgqj.conformance.parity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The table of a story about triggers, as far as drawing its statements needs to know it. */
final class StoryTable {

  private static final List<String> NAMES =
      List.of("t", "Mixed Case", "q\"q", "Ünï", "select", "t,x", "it's", "a.b");

  private static final List<String> COLUMN_NAMES =
      List.of(
          "c",
          "v",
          "Mixed Case",
          "select",
          "ü ö",
          "x?y",
          "q\"q",
          "s'q",
          "a,b",
          "back\\slash",
          "%",
          "&=+",
          "$1",
          "-- x",
          "a:b",
          "[{}]");

  /**
   * A column.
   *
   * @param name not quoted
   * @param isComputed whether statements can't set it
   */
  record Column(String name, ValueType type, boolean isComputed) {

    String quoted() {
      return quote(name);
    }

    /** Whether the name means the same with and without quotes, and in any list. */
    boolean isPlain() {
      return name.matches("[a-z][a-z0-9]*");
    }
  }

  private final String name;
  private final List<Column> columns = new ArrayList<>();
  private List<Column> key = List.of();
  private int included;
  private int serial;

  private StoryTable(String name) {
    this.name = name;
  }

  static StoryTable draw(Draw draw) {
    StoryTable table = new StoryTable(draw.of(NAMES));
    if (draw.chance(85)) {
      table.columns.add(new Column("id", ValueType.INT, false));
    }
    int count = draw.chance(10) ? 20 + draw.below(20) : 1 + draw.below(9);
    for (int i = 0; i < count; i++) {
      table.columns.add(table.drawColumn(draw));
    }
    if (draw.chance(8)) {
      String magic = draw.of("type", "data", "extra1", "extra2", "extra3", "extra4", "unknown");
      table.columns.add(
          new Column("_pgq_ev_" + magic, draw.chance(50) ? ValueType.TEXT : ValueType.INT, false));
    }
    if (draw.chance(8)) {
      table.columns.add(new Column("made", ValueType.INT, true));
    }
    table.drawKey(draw);
    return table;
  }

  private Column drawColumn(Draw draw) {
    String base = draw.chance(60) ? "c" : draw.of(COLUMN_NAMES);
    return new Column(base + ++serial, draw.of(ValueType.ALL), false);
  }

  private void drawKey(Draw draw) {
    if (draw.chance(15)) {
      return;
    }
    List<Column> possible = new ArrayList<>();
    for (Column column : columns) {
      boolean isMagic = column.name.startsWith("_pgq");
      if (column.type.isOrdered() && !column.isComputed && (!isMagic || draw.chance(10))) {
        possible.add(column);
      }
    }
    int size = Math.min(possible.size(), draw.chance(60) ? 1 : 1 + draw.below(4));
    if (!draw.chance(70)) {
      Collections.shuffle(possible, new Random(draw.below(1000)));
    }
    List<Column> drawn = new ArrayList<>(possible.subList(0, size));
    Collections.shuffle(drawn, new Random(draw.below(1000)));
    key = drawn;
    included = draw.chance(2) && key.size() == 1 ? 1 : 0;
  }

  /** With its schema, as SQL. */
  String sql() {
    return "story." + quote(name);
  }

  List<Column> columns() {
    return columns;
  }

  /** The columns of the primary key, in its order. */
  List<Column> key() {
    return key;
  }

  /** Columns that a statement can set. */
  List<Column> settable() {
    return columns.stream().filter(c -> !c.isComputed).toList();
  }

  /** Whether columns were included in the primary key. */
  boolean hasIncluded() {
    return included > 0;
  }

  String create() {
    List<String> parts = new ArrayList<>();
    for (Column column : columns) {
      String computed = column.isComputed ? " generated always as (6 * 7) stored" : "";
      parts.add(column.quoted() + " " + column.type.name() + computed);
    }
    if (!key.isEmpty()) {
      List<Column> others = columns.stream().filter(c -> !key.contains(c)).toList();
      String include =
          hasIncluded() && !others.isEmpty() ? " include (" + others.get(0).quoted() + ")" : "";
      parts.add("primary key (" + names(key) + ")" + include);
    }
    return "create table %s (%s)".formatted(sql(), String.join(", ", parts));
  }

  /** Adds, drops, renames or retypes a column that is not in the key. */
  String alter(Draw draw) {
    List<Column> others = columns.stream().filter(c -> !key.contains(c)).toList();
    if (others.isEmpty() || draw.chance(40)) {
      Column added = drawColumn(draw);
      columns.add(added);
      String start = draw.chance(50) ? " default " + literal(draw, added) : "";
      return "alter table %s add %s %s%s"
          .formatted(sql(), added.quoted(), added.type.name(), start);
    }
    Column column = draw.of(others);
    int at = columns.indexOf(column);
    if (draw.chance(50)) {
      columns.remove(at);
      return "alter table %s drop %s".formatted(sql(), column.quoted());
    }
    if (draw.chance(50) || column.isComputed) {
      Column renamed = new Column("renamed" + ++serial, column.type, column.isComputed);
      columns.set(at, renamed);
      return "alter table %s rename %s to %s".formatted(sql(), column.quoted(), renamed.quoted());
    }
    columns.set(at, new Column(column.name, ValueType.TEXT, false));
    return "alter table %s alter %s type text using 'was ' || left(%s::text, 20)"
        .formatted(sql(), column.quoted(), column.quoted());
  }

  /** Renames a column of the key. */
  String renameKey(Draw draw) {
    Column column = draw.of(key);
    Column renamed = new Column("key" + ++serial, column.type, false);
    columns.set(columns.indexOf(column), renamed);
    key = key.stream().map(c -> c.equals(column) ? renamed : c).toList();
    return "alter table %s rename %s to %s".formatted(sql(), column.quoted(), renamed.quoted());
  }

  /** A value for a column; a number of its own for one of the key, as a rule. */
  String value(Draw draw, Column column) {
    if (column.type.equals(ValueType.INT) && (key.contains(column) || draw.chance(30))) {
      return Integer.toString(draw.chance(90) ? ++serial : draw.below(20));
    }
    return draw.chance(15) ? "null" : literal(draw, column);
  }

  private static String literal(Draw draw, Column column) {
    return "cast(%s as %s)".formatted(draw.of(column.type.literals()), column.type.name());
  }

  static String names(List<Column> columns) {
    return String.join(", ", columns.stream().map(Column::quoted).toList());
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
