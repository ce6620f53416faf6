package org.pgqj.trigger.shape;

/**
 * The type of a column.
 *
 * @param declared oid of the type that the column was declared with
 * @param name the declared type's name, not quoted and without its schema
 * @param form how its values are turned into text
 * @param json how its values are written in JSON
 * @param isArray whether it is an array type or a domain over one
 * @param sql SQL of the declared type
 * @param baseSql SQL of the declared type, or of what a domain is based on
 * @param collation oid of the column's collation; 0 without one
 * @param collateSql {@code collate} and the collation, or nothing
 * @param comparesByText whether values with different texts are always different
 */
public record ColumnType(
    int declared,
    String name,
    TextForm form,
    JsonForm json,
    boolean isArray,
    String sql,
    String baseSql,
    int collation,
    String collateSql,
    boolean comparesByText) {

  private static final String REGCLASS = "pg_catalog.regclass";

  /** SQL that makes a value of the declared type from the SQL of its output text. */
  public String read(String text) {
    return read(text, sql);
  }

  /** SQL that makes a value of the base type from the SQL of its output text. */
  public String readBase(String text) {
    return read(text, baseSql);
  }

  /** Of all types' casts from text, only that to regclass refuses what the type prints: "-". */
  private static String read(String text, String type) {
    return type.equals(REGCLASS)
        ? "pg_catalog.regclassin(pg_catalog.textout(" + text + "))"
        : "cast(" + text + " as " + type + ")";
  }
}
