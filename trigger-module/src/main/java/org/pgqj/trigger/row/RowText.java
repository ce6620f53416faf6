package org.pgqj.trigger.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import org.pgqj.backend.Timestamps;
import org.pgqj.trigger.shape.Column;
import org.pgqj.trigger.shape.Printing;
import org.pgqj.trigger.shape.TextForm;

/**
 * Values of a row as the output text of their types, in the session's settings.
 *
 * <p>A moment costs a quarter if PL/Java is not asked for a class. But what it hands out then could
 * also be a timestamp without time zone, so it must be sure that the column has the type that the
 * shape says. In a transaction with a fixed snapshot it is not.
 */
final class RowText {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private RowText() {}

  /** The value's text; null for a null. */
  static String of(ResultSet row, Column column, boolean isSure, Printing printing)
      throws SQLException {
    TextForm form = column.form();
    if (form == TextForm.OUTPUT) {
      return row.getObject(column.position(), String.class);
    }
    Object value = value(row, column, isSure);
    if (value == null) {
      return nullOrNoOid(row, column);
    }
    if (value instanceof String text) {
      return text;
    }
    String text = printed(form, value, printing);
    if (text != null) {
      return text;
    }
    return form.printedAs() == null
        ? row.getObject(column.position(), String.class)
        : Printers.text(form, exact(value));
  }

  /** PL/Java's objects can't tell the oid 0 from a null; its texts can. */
  private static String nullOrNoOid(ResultSet row, Column column) throws SQLException {
    return column.form() == TextForm.OID ? row.getObject(column.position(), String.class) : null;
  }

  /** Date and time as JSON has them; null for a null. */
  static String iso(ResultSet row, Column column, boolean isSure, Printing printing)
      throws SQLException {
    Object value = value(row, column, isSure);
    if (value == null) {
      return null;
    }
    if (value instanceof LocalDate date) {
      return IsoText.date(date);
    }
    if (value instanceof LocalDateTime timestamp) {
      return IsoText.timestamp(timestamp, 'T');
    }
    String text =
        column.form() == TextForm.TIMESTAMPTZ
            ? MomentText.iso(second(value), nano(value), printing.timeZone())
            : null;
    return text == null ? Printers.iso(column.form(), exact(value)) : text;
  }

  /** A text that every session reads as the value, whatever its settings; null for a null. */
  static String exact(ResultSet row, Column column, boolean isSure) throws SQLException {
    if (column.form() == TextForm.OUTPUT) {
      return row.getObject(column.position(), String.class);
    }
    Object value = value(row, column, isSure);
    if (value == null) {
      return nullOrNoOid(row, column);
    }
    if (value instanceof String text) {
      return text;
    }
    if (column.form().printedAs() != null) {
      return exact(value);
    }
    String text = printed(column.form(), value, null);
    return text == null ? row.getObject(column.position(), String.class) : text;
  }

  /**
   * The value as the Java object that holds it without loss; not for {@link TextForm#OUTPUT}.
   *
   * @param isSure whether the column surely has its type, see above; the object's class depends on
   *     it
   */
  static Object value(ResultSet row, Column column, boolean isSure) throws SQLException {
    int position = column.position();
    return switch (column.form()) {
      case DATE -> row.getObject(position, LocalDate.class);
      case TIME -> row.getObject(position, LocalTime.class);
      case TIMETZ -> row.getObject(position, OffsetTime.class);
      case TIMESTAMP -> row.getObject(position, LocalDateTime.class);
      case TIMESTAMPTZ ->
          isSure ? row.getObject(position) : row.getObject(position, OffsetDateTime.class);
      default -> row.getObject(position);
    };
  }

  /**
   * The text where Java knows it by itself; else null. The value decides, not the form: a row may
   * be of another shape than the transaction's snapshot shows.
   */
  private static String printed(TextForm form, Object value, Printing printing)
      throws SQLException {
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      return value.toString();
    }
    if (value instanceof Boolean bool) {
      return bool ? "t" : "f";
    }
    if (value instanceof Byte character) {
      return character(character);
    }
    if (form == TextForm.OID && value instanceof Number oid) {
      return Integer.toUnsignedString(oid.intValue());
    }
    if (printing == null) {
      return null;
    }
    if (form != TextForm.TIMESTAMPTZ) {
      return printedBySettings(value, printing);
    }
    return printing.isoDates()
        ? MomentText.of(second(value), nano(value), printing.timeZone())
        : null;
  }

  /** Of a moment. */
  private static long second(Object value) {
    return value instanceof Timestamp moment
        ? Math.floorDiv(moment.getTime(), 1000L)
        : ((OffsetDateTime) value).toEpochSecond();
  }

  /** Of a moment's second. */
  private static int nano(Object value) {
    return value instanceof Timestamp moment
        ? moment.getNanos()
        : ((OffsetDateTime) value).getNano();
  }

  private static String printedBySettings(Object value, Printing printing) throws SQLException {
    if (value instanceof Double number) {
      return printing.shortestFloats() ? FloatText.of(number.doubleValue()) : null;
    }
    if (value instanceof Float number) {
      return printing.shortestFloats() ? FloatText.of(number.floatValue()) : null;
    }
    if (value instanceof LocalDate || value instanceof LocalDateTime) {
      return printing.isoDates() ? exact(value) : null;
    }
    if (value instanceof byte[] bytes) {
      return printing.hexBytea() ? hex(bytes) : null;
    }
    return value instanceof LocalTime || value instanceof OffsetTime ? exact(value) : null;
  }

  /** Beyond ASCII the text depends on PostgreSQL's version. */
  private static String character(byte value) {
    if (value == 0) {
      return "";
    }
    return value > 0 ? String.valueOf((char) value) : null;
  }

  private static String exact(Object value) {
    if (value instanceof LocalDate date) {
      return IsoText.date(date);
    }
    if (value instanceof LocalDateTime timestamp) {
      return IsoText.timestamp(timestamp, ' ');
    }
    if (value instanceof Timestamp || value instanceof OffsetDateTime) {
      LocalDateTime utc = LocalDateTime.ofEpochSecond(second(value), nano(value), ZoneOffset.UTC);
      return Timestamps.text(utc.atOffset(ZoneOffset.UTC));
    }
    if (value instanceof LocalTime time) {
      return IsoText.time(time);
    }
    if (value instanceof OffsetTime time) {
      return IsoText.timetz(time);
    }
    return value instanceof byte[] bytes ? hex(bytes) : value.toString();
  }

  private static String hex(byte[] bytes) {
    char[] out = new char[2 + 2 * bytes.length];
    out[0] = '\\';
    out[1] = 'x';
    int at = 2;
    for (byte b : bytes) {
      out[at++] = HEX[(b >> 4) & 0xf];
      out[at++] = HEX[b & 0xf];
    }
    return new String(out);
  }
}
