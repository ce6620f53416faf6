package org.pgqj.trigger.set;

import org.pgqj.trigger.shape.Column;
import org.pgqj.trigger.shape.TextForm;

/**
 * Which characters of a row are replaced by their URL-encoded forms when all its values have been
 * put together. What has been encoded before is written so that the replacements make it right.
 */
final class UrlReplacements {

  private final boolean isoDates;

  /** Whether moments are there that need it; the others need blanks at most. */
  private final boolean pluses;

  private final boolean colons;
  private final boolean blanks;

  private UrlReplacements(boolean isoDates, boolean pluses, boolean colons, boolean blanks) {
    this.isoDates = isoDates;
    this.pluses = pluses;
    this.colons = colons;
    this.blanks = blanks;
  }

  /**
   * The replacements for rows of these columns.
   *
   * @param isoDates whether {@code DateStyle} is ISO
   */
  static UrlReplacements of(Column[] columns, boolean isoDates) {
    boolean pluses = false;
    boolean colons = false;
    boolean blanks = false;
    for (Column column : columns) {
      TextForm form = column.form();
      boolean hasZone = form == TextForm.TIMETZ || form == TextForm.TIMESTAMPTZ;
      boolean hasTime = hasZone || form == TextForm.TIME || form == TextForm.TIMESTAMP;
      pluses |= isoDates && hasZone;
      colons |= isoDates && hasTime;
      blanks |= !Value.of("", column).isPlain();
    }
    return new UrlReplacements(isoDates, pluses, colons, blanks);
  }

  /** The condition under which a row's moments are read right; null where there are none. */
  static String condition(Column[] columns, boolean isoDates) {
    for (Column column : columns) {
      if (isMoment(column)) {
        return "pg_catalog.left(pg_catalog.current_setting('datestyle'), 3) operator(pg_catalog."
            + (isoDates ? "=" : "<>")
            + ") 'ISO'";
      }
    }
    return null;
  }

  /** What the replacements make an URL-encoded text of. */
  String before(String encoded) {
    return blanks ? encoded.replace('+', ' ') : encoded;
  }

  /**
   * SQL of what the replacements make a value's URL-encoded text of, as an argument for {@code
   * concat}; null or empty for a null.
   */
  String before(Value value) {
    if (value.isPlain() || (isoDates && isMoment(value.column()))) {
      return value.ref();
    }
    return "case when "
        + value.comparable()
        + " operator(pg_catalog.!~) '[^-A-Za-z0-9_. "
        + (colons ? ":" : "")
        + (pluses ? "+" : "")
        + "]' then "
        + value.text()
        + " else pg_catalog.replace(pgq.urlencode("
        + value.comparable()
        + "), '+', ' ') end";
  }

  /** SQL of a row after the replacements. */
  String in(String row) {
    if (!blanks) {
      return row;
    }
    String replaced = "(" + row + ") collate pg_catalog.\"C\"";
    if (pluses) {
      replaced = replaced(replaced, "+", "%2b");
    }
    if (colons) {
      replaced = replaced(replaced, ":", "%3a");
    }
    return replaced(replaced, " ", "+");
  }

  private static String replaced(String text, String from, String to) {
    return "pg_catalog.replace(" + text + ", '" + from + "', '" + to + "')";
  }

  private static boolean isMoment(Column column) {
    return switch (column.form()) {
      case DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ -> true;
      default -> false;
    };
  }
}
