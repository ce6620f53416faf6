package org.pgqj.trigger.row;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.trigger.shape.TextForm;

/** Has PostgreSQL print values whose text depends on the session's settings. */
final class Printers {

  private static final Map<TextForm, Prepared> TEXT = new EnumMap<>(TextForm.class);

  private static final Map<TextForm, Prepared> JSON = new EnumMap<>(TextForm.class);

  private Printers() {}

  /**
   * Prints as the type's output function does; a cast to text would differ.
   *
   * @param exact a text that every setting reads as the value
   */
  static String text(TextForm form, String exact) throws SQLException {
    return print(TEXT, form, exact, "select pg_catalog.format('%s', cast(? as ", "))");
  }

  /** Prints a moment as JSON does: ISO 8601, in the session's time zone. */
  static String iso(TextForm form, String exact) throws SQLException {
    String json =
        print(
            JSON,
            form,
            exact,
            "select cast(pg_catalog.to_json(cast(? as ",
            ")) as pg_catalog.text)");
    return json.substring(1, json.length() - 1);
  }

  private static String print(
      Map<TextForm, Prepared> printers, TextForm form, String exact, String head, String tail)
      throws SQLException {
    Prepared printer = printers.get(form);
    if (printer == null) {
      printer = new Prepared(head + form.printedAs() + tail);
      printers.put(form, printer);
    }
    return Backend.firstString(printer.with(exact));
  }
}
