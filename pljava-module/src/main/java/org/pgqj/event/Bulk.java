package org.pgqj.event;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Many events as the producer gave them. Arrays and JSON stay in PostgreSQL's own text form on
 * their way through Java, because turning them into objects would cost more than inserting them.
 */
final class Bulk {

  private final BulkForm form;
  private final String[] values;

  /**
   * Events in a form.
   *
   * @param values one for each parameter of the form's query
   */
  Bulk(BulkForm form, String... values) {
    this.form = form;
    this.values = values.clone();
  }

  BulkForm form() {
    return form;
  }

  /** How many parameters the form's query has. */
  int size() {
    return values.length;
  }

  /** The value of a parameter, the first being number 0; may be null. */
  String value(int number) {
    return values[number];
  }

  /** Binds the values as the statement's first parameters. */
  PreparedStatement bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setString(i + 1, values[i]);
    }
    return statement;
  }
}
