package org.pgqj.trigger.set;

import org.pgqj.backend.Quote;
import org.pgqj.trigger.shape.Column;
import org.pgqj.trigger.shape.TextForm;

/**
 * A column of one of the transition tables, in SQL.
 *
 * <p>The text of a value is what its type's output function makes of it, as {@code concat} calls
 * it; casts may be others' and print booleans and padded texts in another way.
 *
 * @param column the column
 * @param ref SQL that names it
 */
record Value(Column column, String ref) {

  private static final String NUMERIC = "pg_catalog.\"numeric\"";

  private static final String VARCHAR = "pg_catalog.\"varchar\"";

  static Value of(String alias, Column column) {
    return new Value(column, alias + ".c" + column.position());
  }

  /** Whether the value is null; IS NULL is another question for composites. */
  String isNull() {
    return ref + " is not distinct from null";
  }

  /** The text; null or empty for a null. */
  String text() {
    return isText() ? "cast(" + ref + " as pg_catalog.text)" : "pg_catalog.concat(" + ref + ")";
  }

  /** Whether the text surely has nothing in it that URLs encode. */
  boolean isPlain() {
    return switch (column.form()) {
      case INTEGER, BOOL, OID -> true;
      default -> column.type().baseSql().equals(NUMERIC);
    };
  }

  /** The text in a collation that everything works with, byte by byte. */
  String comparable() {
    return "(" + text() + " collate pg_catalog.\"C\")";
  }

  /** The value in JSON as an argument for {@code concat}; null for a null. */
  String json() {
    return switch (column.type().json()) {
      case BOOL -> "case when " + ref + " then 'true' when not " + ref + " then 'false' end";
      case INTEGER -> ref;
      case DATE, TIMESTAMP, TIMESTAMPTZ -> "pg_catalog.to_json(" + ref + ")";
      case TEXT -> toJson();
    };
  }

  /** The text as JSON; that of a null is empty where PostgreSQL makes it by {@code concat}. */
  private String toJson() {
    String json = "pg_catalog.to_json(" + text() + ")";
    return isText() ? json : "case when " + isNull() + " then null else " + json + " end";
  }

  /**
   * What stands before the value.
   *
   * @param ofNull before a null, which is told by this alone
   */
  String named(String ofNull, String ofValue) {
    return "case when "
        + isNull()
        + " then "
        + Quote.literal(ofNull)
        + " else "
        + Quote.literal(ofValue)
        + " end";
  }

  /**
   * The value as an SQL constant.
   *
   * @param word what a null is called
   */
  String literal(String word) {
    return orWord(word, "pg_catalog.quote_literal(" + text() + ")");
  }

  /** The value as an SQL constant; SQL {@code onNull} stands for a null. */
  String literalOr(String onNull) {
    return "case when "
        + isNull()
        + " then "
        + onNull
        + " else pg_catalog.quote_literal("
        + text()
        + ") end";
  }

  /**
   * Whether the value differs from an other one.
   *
   * @param byOperator whether the type has a default equality operator; without one, and for
   *     arrays, the texts are compared
   */
  String differsFrom(Value other, boolean byOperator) {
    if (byOperator && !column.type().isArray()) {
      String differs = "not pg_catalog.record_eq(row(" + ref + "), row(" + other.ref + "))";
      return hasOwnOperator()
          ? "case when "
              + ref
              + " operator(pg_catalog.=) "
              + other.ref
              + " then false else "
              + differs
              + " end"
          : differs;
    }
    return "case when "
        + isNull()
        + " then "
        + other.ref
        + " is distinct from null when "
        + other.isNull()
        + " then true else "
        + comparable()
        + " operator(pg_catalog.<>) "
        + other.text()
        + " end";
  }

  private String orWord(String word, String sql) {
    return "case when " + isNull() + " then " + Quote.literal(word) + " else " + sql + " end";
  }

  /** Whether the type's default equality operator is the one in pg_catalog, which is cheaper. */
  private boolean hasOwnOperator() {
    return column.type().comparesByText()
        || (column.form() != TextForm.STRING && column.form() != TextForm.OUTPUT);
  }

  private boolean isText() {
    return isText(column);
  }

  /** Whether a column's values are texts, or bounded texts. */
  static boolean isText(Column column) {
    String base = column.type().baseSql();
    return base.equals("pg_catalog.text") || base.equals(VARCHAR);
  }
}
