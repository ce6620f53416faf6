package org.pgqj.trigger.set;

import org.pgqj.backend.Quote;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.shape.Column;
import org.pgqj.trigger.shape.TableShape;

/**
 * The names of a trigger's transition tables.
 *
 * @param newTable name of the table of new rows; null without one
 * @param oldTable name of the table of old rows; null without one
 */
public record TransitionTables(String newTable, String oldTable) {

  /** Whether there is all that an operation's events are made of. */
  public boolean suffice(Operation operation) {
    return switch (operation) {
      case INSERT -> newTable != null;
      case DELETE -> oldTable != null;
      default -> newTable != null && oldTable != null;
    };
  }

  /** The name of the table that has a row for each event, as SQL. */
  public String rows(Operation operation) {
    return Quote.identifier(operation == Operation.DELETE ? oldTable : newTable);
  }

  /** The name of the table of old rows, as SQL. */
  public String oldRows() {
    return Quote.identifier(oldTable);
  }

  /**
   * SQL of a table with its columns named by their positions, {@code c1} and so on. The columns'
   * own names do not occur, so that none of them can mean something else.
   *
   * @param table a table's name as SQL
   */
  public static String aliased(String table, String alias, TableShape shape) {
    StringBuilder sql = new StringBuilder(table).append(" as ").append(alias);
    String separator = "(";
    for (Column column : shape.columns()) {
      sql.append(separator).append('c').append(column.position());
      separator = ", ";
    }
    return sql.append(shape.columns().isEmpty() ? "" : ")").toString();
  }
}
