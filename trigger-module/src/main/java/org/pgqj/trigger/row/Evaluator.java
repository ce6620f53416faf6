package org.pgqj.trigger.row;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Quote;
import org.pgqj.trigger.capture.Expression;
import org.pgqj.trigger.capture.Expression.Parameter;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.options.TriggerError;

/**
 * Evaluates one expression of a trigger with the rights of the user who changes the table.
 *
 * <p>Values go in as texts that any session reads as the same value, cast to the column's type. The
 * result comes out as its type's output text.
 */
final class Evaluator {

  private static final String BOOLEAN = "16";

  private static final String HEAD =
      """
      select case when q.value is not distinct from null then null
                  else pg_catalog.format('%s', q.value) end,
             cast(cast(pg_catalog.pg_typeof(q.value) as pg_catalog.oid) as pg_catalog.text)
        from (select\s""";

  private static final String TAIL = ") as q(value)";

  /** One text for the whole result: number of rows, type, and the value after a letter. */
  private static final String SUMMARY_HEAD =
      """
      select pg_catalog.concat(pg_catalog.count(*), ';', pg_catalog.min(r.type), ';',
                               pg_catalog.min(pg_catalog.concat('v', r.value))
                                 filter (where r.value is not null))
        from (""";

  private static final String SUMMARY_TAIL = ") as r(value, type)";

  private static final Prepared SUMMARY =
      new Prepared("select pg_catalog.current_setting('pgqj.value')");

  private final Expression expression;
  private final StatementPool direct;

  Evaluator(Expression expression) {
    this.expression = expression;
    this.direct = new StatementPool(sql("?", null));
  }

  /**
   * The value as text; null for a null.
   *
   * @throws Refusal XX000 unless the expression yields exactly one row
   */
  String text(Row event, Row old, Row now) throws SQLException, Refusal {
    return evaluate(event, old, now)[0];
  }

  /**
   * The value of a condition.
   *
   * @throws Refusal XX000 unless the expression yields exactly one row, a boolean that is not null
   */
  boolean condition(Row event, Row old, Row now) throws SQLException, Refusal {
    String[] result = evaluate(event, old, now);
    if (!result[1].equals(BOOLEAN)) {
      throw TriggerError.WHEN_TYPE.refusal(result[1]);
    }
    if (result[0] == null) {
      throw TriggerError.WHEN_NULL.refusal();
    }
    return result[0].equals("t");
  }

  void close() throws SQLException {
    direct.close();
  }

  /** Value and type. */
  private String[] evaluate(Row event, Row old, Row now) throws SQLException, Refusal {
    List<Parameter> parameters = expression.parameters();
    String[] values = new String[parameters.size()];
    for (int i = 0; i < values.length; i++) {
      Parameter parameter = parameters.get(i);
      Row row =
          switch (parameter.source()) {
            case EVENT -> event;
            case NEW -> now;
            case OLD -> old;
          };
      values[i] = row == null ? null : row.exactText(parameter.column());
    }
    return expression.hasQuestionMark() ? evaluateQuoted(values) : evaluateDirectly(values);
  }

  private String[] evaluateDirectly(String[] values) throws SQLException, Refusal {
    PreparedStatement statement = direct.take();
    try {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return onlyRow(rows);
      }
    } finally {
      direct.giveBack(statement);
    }
  }

  private static String[] onlyRow(ResultSet rows) throws SQLException, Refusal {
    String[] result = null;
    int count = 0;
    while (rows.next()) {
      if (count++ == 0) {
        result = new String[] {rows.getString(1), rows.getString(2)};
      }
    }
    if (count != 1) {
      throw TriggerError.EXPRESSION_ROWS.refusal(Integer.toString(count));
    }
    return result;
  }

  /**
   * For operators with a question mark, which can only reach PostgreSQL inside a literal: the query
   * runs in a DO block, which leaves its result in a setting.
   */
  private String[] evaluateQuoted(String[] values) throws SQLException, Refusal {
    String body =
        "begin perform pg_catalog.set_config('pgqj.value', ("
            + SUMMARY_HEAD
            + sql(null, values)
            + SUMMARY_TAIL
            + "), true); end";
    Backend.update("do " + Quote.literal(body));
    String summary = Backend.firstString(SUMMARY.get());
    int first = summary.indexOf(';');
    int second = summary.indexOf(';', first + 1);
    String count = summary.substring(0, first);
    if (!count.equals("1")) {
      throw TriggerError.EXPRESSION_ROWS.refusal(count);
    }
    boolean isNull = second + 1 == summary.length();
    return new String[] {
      isNull ? null : summary.substring(second + 2), summary.substring(first + 1, second)
    };
  }

  /** The query, with a marker or the literals of values in the place of parameters. */
  private String sql(String marker, String[] values) {
    StringBuilder sql = new StringBuilder(HEAD);
    List<String> parts = expression.parts();
    List<Parameter> parameters = expression.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      String text = marker == null ? Quote.literal(values[i]) : marker;
      sql.append(parts.get(i)).append(parameters.get(i).column().type().read(text));
    }
    return sql.append(parts.get(parameters.size())).append(TAIL).toString();
  }
}
