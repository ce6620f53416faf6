package org.pgqj.trigger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;

/** Values of a row as the output text of their types, in the session's settings. */
final class RowText {

  /** Prints as the type's output function does; a cast to text would differ. */
  private static final String PRINT = "select pg_catalog.format('%s', ?)";

  /** A statement for each form: a parameter must keep its type once its statement has run. */
  private static final Map<TextForm, Prepared> PRINTERS = printers();

  private RowText() {}

  /** The value's text; null for a null. */
  static String of(ResultSet row, Column column) throws SQLException {
    if (column.form() == TextForm.OUTPUT) {
      return output(row, column);
    }
    Object value = value(row, column);
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      return value.toString();
    }
    if (value instanceof Boolean bool) {
      return bool ? "t" : "f";
    }
    Class<?> printedClass = column.form().printedClass();
    return printedClass != null && printedClass.isInstance(value)
        ? printed(column.form(), value)
        : output(row, column);
  }

  /** The value as the Java object that holds it without loss; not for {@link TextForm#OUTPUT}. */
  static Object value(ResultSet row, Column column) throws SQLException {
    return column.form().isTemporal()
        ? row.getObject(column.position(), column.form().printedClass())
        : row.getObject(column.position());
  }

  private static String output(ResultSet row, Column column) throws SQLException {
    return row.getObject(column.position(), String.class);
  }

  private static String printed(TextForm form, Object value) throws SQLException {
    PreparedStatement print = PRINTERS.get(form).get();
    print.setObject(1, value);
    return Backend.firstString(print);
  }

  private static Map<TextForm, Prepared> printers() {
    Map<TextForm, Prepared> printers = new EnumMap<>(TextForm.class);
    for (TextForm form : TextForm.values()) {
      if (form.printedClass() != null) {
        printers.put(form, new Prepared(PRINT));
      }
    }
    return printers;
  }
}
