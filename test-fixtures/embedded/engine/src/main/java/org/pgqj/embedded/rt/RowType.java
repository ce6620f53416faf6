package org.pgqj.embedded.rt;

/**
 * The columns of a set of rows or of a single row. A position counts from 1 and is an attnum, so
 * dropped columns of tables are counted.
 */
public final class RowType {
  private final String[] names;
  private final int[] types;
  private final int[] typmods;

  /** Called from C, with names null and types 0 where the column is dropped. */
  @SuppressWarnings("UnusedMethod")
  private RowType(String[] names, int[] types, int[] typmods) {
    this.names = names;
    this.types = types;
    this.typmods = typmods;
  }

  /** Number of columns, dropped ones included. */
  public int count() {
    return names.length;
  }

  /** The name of column {@code position} in its own case; null if it is dropped. */
  public String name(int position) {
    return names[position - 1];
  }

  /** The type oid of column {@code position}; 0 if it is dropped. */
  public int type(int position) {
    return types[position - 1];
  }

  /** The type modifier of column {@code position}; -1 if there is none. */
  public int typmod(int position) {
    return typmods[position - 1];
  }

  /** True if column {@code position} was dropped from its table. */
  public boolean isDropped(int position) {
    return types[position - 1] == 0;
  }
}
