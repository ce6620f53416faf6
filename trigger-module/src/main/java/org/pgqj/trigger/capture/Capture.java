package org.pgqj.trigger.capture;

import java.util.ArrayList;
import java.util.List;
import org.pgqj.trigger.options.NameList;
import org.pgqj.trigger.options.Options;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.options.TriggerError;
import org.pgqj.trigger.shape.Column;
import org.pgqj.trigger.shape.TableShape;

/** What a trigger with certain options publishes of a table of a certain shape. */
public final class Capture {

  private final String schema;
  private final String table;
  private final Options options;
  private final TableShape shape;
  private final Column[] data;
  private final boolean[] isKey;
  private final boolean[] isIgnored;
  private final List<Column> magic;
  private final List<String> keyNames;

  /**
   * Brings options and table together.
   *
   * @throws Refusal 42703 when {@code pkey=} names a column that the table does not have
   */
  public static Capture of(String schema, String table, Options options, TableShape shape)
      throws Refusal {
    List<String> key =
        options.pkey() == null
            ? names(shape.key())
            : known(schema + "." + table, NameList.parse(options.pkey(), shape.names()), shape);
    return new Capture(
        schema, table, options, shape, key, NameList.parse(options.ignore(), shape.names()));
  }

  /** Brings a table and the letters of logtriga together. */
  public static Capture of(
      String schema, String table, Options options, ColumnKinds kinds, TableShape shape)
      throws Refusal {
    return new Capture(
        schema, table, options, shape, kinds.key(shape.names()), kinds.ignored(shape.names()));
  }

  private Capture(
      String schema,
      String table,
      Options options,
      TableShape shape,
      List<String> keyNames,
      List<String> ignored) {
    this.schema = schema;
    this.table = table;
    this.options = options;
    this.shape = shape;
    this.keyNames = keyNames;
    List<Column> published = new ArrayList<>();
    int count = shape.columns().size();
    this.magic = new ArrayList<>();
    this.isKey = new boolean[count];
    this.isIgnored = new boolean[count];
    for (int i = 0; i < count; i++) {
      Column column = shape.columns().get(i);
      boolean isMagic = MagicColumn.isMagic(column);
      isKey[i] = !isMagic && keyNames.contains(column.name());
      isIgnored[i] = isMagic || ignored.contains(column.name());
      if (isMagic) {
        magic.add(column);
      } else if (!isIgnored[i]) {
        published.add(column);
      }
    }
    this.data = published.toArray(new Column[0]);
  }

  private static List<String> names(List<Column> columns) {
    List<String> names = new ArrayList<>();
    for (Column column : columns) {
      names.add(column.name());
    }
    return names;
  }

  private static List<String> known(String table, List<String> names, TableShape shape)
      throws Refusal {
    for (String name : names) {
      if (shape.column(name) == null) {
        throw TriggerError.UNKNOWN_KEY_COLUMN.refusal(table, name);
      }
    }
    return names;
  }

  public String schema() {
    return schema;
  }

  public String table() {
    return table;
  }

  /** {@code schema.table}, not quoted, as ev_extra1 has it. */
  public String tableName() {
    return schema + "." + table;
  }

  public Options options() {
    return options;
  }

  public TableShape shape() {
    return shape;
  }

  /** The columns that an event's data tells, in table order. */
  public Column[] data() {
    return data;
  }

  /**
   * Whether a column belongs to the key; a magic one never does.
   *
   * @param index the column's place in {@link TableShape#columns()}
   */
  public boolean isKey(int index) {
    return isKey[index];
  }

  /**
   * Whether changes of a column alone are no events: it is ignored, or magic.
   *
   * @param index the column's place in {@link TableShape#columns()}
   */
  public boolean isIgnored(int index) {
    return isIgnored[index];
  }

  /** The names of the key's columns in the key's order; empty without a key. */
  public List<String> keyNames() {
    return keyNames;
  }

  /**
   * The columns whose values replace fields of the event, in table order.
   *
   * @throws Refusal XX000 when a column's name has the prefix but names no field
   */
  public List<MagicColumn> magic() throws Refusal {
    List<MagicColumn> columns = new ArrayList<>();
    for (Column column : magic) {
      columns.add(new MagicColumn(column));
    }
    return columns;
  }

  public boolean hasMagic() {
    return !magic.isEmpty();
  }
}
