package org.pgqj.event;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Quote;

/**
 * The statements that put ordinary events into one data table while a condition holds; they run
 * with the owner's rights.
 *
 * <p>Each draws the id and tells it by calling a Java function, from which it gets the text of the
 * last field: RETURNING would double the costs, and a text that is bound costs more than one that
 * is fetched. Three and more fields come as one text, if it can be taken apart again. Of two, a
 * type that comes often is a constant.
 */
final class OrdinaryInserts {

  /** In the place of an id: none was drawn. */
  static final long NONE = Long.MIN_VALUE;

  private static final String DRAWN =
      """
      (select pg_catalog.nextval(%s::pg_catalog.regclass) as id
         %q) as drawn
      """;

  private static final String ONE_BY_ONE =
      """
      insert into %t (ev_id, ev_time%c)
      select drawn.id, current_timestamp%v
        from\s"""
          + DRAWN;

  private static final String JOINED =
      """
      insert into %t (ev_id, ev_time%c)
      select given.id, current_timestamp%v
        from (select drawn.id,
                     pg_catalog.string_to_array(
                       pgq._event_text(drawn.id), pg_catalog.chr(%d), pg_catalog.chr(%z)) as a
                from\s"""
          + DRAWN
          + ") as given";

  private static final String FETCHED = "pgq._event_text(drawn.id)";

  private static final String[] COLUMNS = {
    "ev_type", "ev_data", "ev_extra1", "ev_extra2", "ev_extra3", "ev_extra4"
  };

  /** Fewer are bound, but for the last one. */
  private static final int FEWEST_JOINED = 3;

  /** What the running statement fetches, and the id that it has told. */
  private static String text;

  private static long id = NONE;

  private final String table;
  private final String sequence;
  private final String condition;

  /** By the number of fields; what is null in the end is left out. */
  private final PreparedStatement[] oneByOne = new PreparedStatement[Payload.FIELDS + 1];

  private final PreparedStatement[] joined = new PreparedStatement[Payload.FIELDS + 1];

  /** Type and data, the type a constant. */
  private final FrequentTypes typed = new FrequentTypes(this::prepareTyped);

  /**
   * No statement yet.
   *
   * @param table of the events, quoted
   * @param sequence of their ids, not quoted
   * @param condition clauses from and where of a query that has one row if it holds, else none
   */
  OrdinaryInserts(String table, String sequence, String condition) {
    this.table = table;
    this.sequence = sequence;
    this.condition = condition;
  }

  /**
   * Inserts an event.
   *
   * @return its id, also when a trigger on the table has kept the event out; {@link #NONE} when the
   *     condition does not hold, and nothing was done
   */
  long insert(Payload event) throws SQLException {
    int fields = Math.max(event.length(), 1);
    if (fields == 2) {
      PreparedStatement statement = typed.find(event.type());
      if (statement != null) {
        return execute(statement, event.data());
      }
    }
    String all = fields < FEWEST_JOINED ? null : event.joined(fields);
    PreparedStatement statement = statement(fields, all != null);
    if (all != null) {
      return execute(statement, all);
    }
    event.bind(statement, 1, fields - 1);
    return execute(statement, event.field(fields - 1));
  }

  /** Executes a statement that fetches a text; the id that it has told. */
  private static long execute(PreparedStatement statement, String fetched) throws SQLException {
    // Triggers on the table may insert events, too.
    String outerText = text;
    long outerId = id;
    text = fetched;
    id = NONE;
    Nesting.enter();
    try {
      statement.executeUpdate();
      return id;
    } finally {
      Nesting.leave();
      text = outerText;
      id = outerId;
    }
  }

  /**
   * Takes note of the id that the running statement has drawn.
   *
   * @return the text that it fetches; null outside of such a statement
   */
  static String fetch(long drawn) {
    id = drawn;
    return text;
  }

  /** Gives the statements back. */
  void close() throws SQLException {
    for (int fields = 0; fields <= Payload.FIELDS; fields++) {
      Prepared.close(oneByOne[fields]);
      Prepared.close(joined[fields]);
    }
    typed.close();
  }

  private PreparedStatement statement(int fields, boolean isJoined) throws SQLException {
    PreparedStatement[] statements = isJoined ? joined : oneByOne;
    if (statements[fields] == null) {
      statements[fields] = prepare(fields, isJoined);
    }
    return statements[fields];
  }

  private PreparedStatement prepareTyped(String type) throws SQLException {
    return prepare(ONE_BY_ONE, ", ev_type, ev_data", ", " + Quote.literal(type) + ", " + FETCHED);
  }

  private PreparedStatement prepare(int fields, boolean isJoined) throws SQLException {
    StringBuilder columns = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < fields; i++) {
      columns.append(", ").append(COLUMNS[i]);
      values.append(", ");
      if (isJoined) {
        values.append("given.a[").append(i + 1).append(']');
      } else {
        values.append(i < fields - 1 ? "?" : FETCHED);
      }
    }
    return prepare(isJoined ? JOINED : ONE_BY_ONE, columns, values);
  }

  private PreparedStatement prepare(String template, CharSequence columns, CharSequence values)
      throws SQLException {
    // The values come last, since nothing may be replaced in them.
    return Backend.connection()
        .prepareStatement(
            template
                .replace("%d", Integer.toString(Payload.SEPARATOR))
                .replace("%z", Integer.toString(Payload.NULL))
                .replace("%c", columns)
                .replace("%t", table)
                .replace("%q", condition)
                .replace("%s", Quote.literal(sequence))
                .replace("%v", values));
  }
}
