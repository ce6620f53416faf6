package org.pgqj.trigger.shape;

import org.pgqj.urlencode.UrlEncoder;

/** A column of a table. */
public final class Column {

  private final int position;
  private final String name;
  private final ColumnType type;
  private final String encodedName;

  /**
   * A column.
   *
   * @param position its attribute number, which is its position in a trigger's row
   * @param name its name
   * @param type its type
   */
  public Column(int position, String name, ColumnType type) {
    this.position = position;
    this.name = name;
    this.type = type;
    this.encodedName = UrlEncoder.encode(name);
  }

  public int position() {
    return position;
  }

  public String name() {
    return name;
  }

  /** The name URL-encoded. */
  public String encodedName() {
    return encodedName;
  }

  public ColumnType type() {
    return type;
  }

  /** How the column's values are turned into text. */
  public TextForm form() {
    return type.form();
  }
}
