package org.pgqj.trigger.validate;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.backend.Raise;
import org.postgresql.pljava.ResultSetProvider;

/** What {@code pgq.validate_trigger} calls. */
public final class ValidateFunctions {

  private static final List<String> FUNCTIONS =
      List.of("pgq.logutriga", "pgq.sqltriga", "pgq.jsontriga", "pgq.logtriga");

  private ValidateFunctions() {}

  /**
   * Looks for mistakes in a trigger's declaration without waiting for its first firing: unknown
   * options, columns and queues, expressions that do not parse, SKIP where it does not work, a
   * missing key. Expressions are parsed with the caller's rights and not evaluated.
   *
   * @param table the table, as text of a regclass
   * @return severity ({@code error} or {@code warning}), argument, message; no row when all is well
   * @throws SQLException 42704 when the table has no such trigger, 22023 when it calls no trigger
   *     function of PgQ
   */
  public static ResultSetProvider validateTrigger(String table, String trigger)
      throws SQLException {
    Declaration declaration = Declaration.lookUp(table, trigger);
    if (declaration == null) {
      throw Raise.error(
          "42704", "trigger \"" + trigger + "\" for table \"" + table + "\" does not exist");
    }
    if (!FUNCTIONS.contains(declaration.function())) {
      throw Raise.error(
          "22023", "trigger \"" + trigger + "\" calls " + declaration.function() + ", not PgQ");
    }
    return new FindingRows(TriggerValidation.of(declaration));
  }
}
