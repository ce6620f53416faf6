package org.pgqj.trigger.encode;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.backend.Quote;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.options.TriggerError;
import org.pgqj.trigger.shape.Column;

/**
 * The format of {@code pgq.sqltriga} and {@code pgq.logtriga}: the part of an SQL statement that
 * follows {@code insert into T}, {@code update only T set} or {@code delete from only T where}. The
 * type is one letter.
 */
public final class SqlEncoding implements Encoding {

  @Override
  public String type(Operation operation, Capture capture) {
    return String.valueOf(operation.letter());
  }

  @Override
  public String inserted(Capture capture, RowValues row) throws SQLException {
    StringBuilder names = new StringBuilder(256).append('(');
    StringBuilder values = new StringBuilder(256);
    for (Column column : capture.data()) {
      if (values.length() > 0) {
        names.append(',');
        values.append(',');
      }
      names.append(Quote.identifier(column.name()));
      values.append(Quote.literal(row.text(column)));
    }
    return names.append(") values (").append(values).append(')').toString();
  }

  @Override
  public String updated(Capture capture, RowValues old, RowValues now, List<Column> changed)
      throws SQLException, Refusal {
    StringBuilder sql = new StringBuilder(256);
    for (Column column : changed) {
      if (sql.length() > 0) {
        sql.append(',');
      }
      String value = now.text(column);
      sql.append(Quote.identifier(column.name()))
          .append('=')
          .append(value == null ? "NULL" : Quote.literal(value));
    }
    if (changed.isEmpty()) {
      appendKey(sql, capture, old, true);
    }
    sql.append(" where ");
    appendKey(sql, capture, old, false);
    return sql.toString();
  }

  @Override
  public String deleted(Capture capture, RowValues row) throws SQLException, Refusal {
    StringBuilder sql = new StringBuilder(64);
    appendKey(sql, capture, row, false);
    return sql.toString();
  }

  @Override
  public String truncated() {
    return "";
  }

  @Override
  public String backup(Capture capture, RowValues row) throws SQLException {
    return UrlEncoding.pairs(capture, row);
  }

  @Override
  public boolean tellsChangesOnly() {
    return true;
  }

  /** The key's columns in table order. */
  private static void appendKey(
      StringBuilder sql, Capture capture, RowValues row, boolean firstOnly)
      throws SQLException, Refusal {
    List<Column> columns = capture.shape().columns();
    boolean isFirst = true;
    for (int i = 0; i < columns.size(); i++) {
      if (!capture.isKey(i)) {
        continue;
      }
      String value = row.text(columns.get(i));
      if (value == null) {
        throw TriggerError.NULL_KEY.refusal();
      }
      if (!isFirst) {
        sql.append(" and ");
      }
      sql.append(Quote.identifier(columns.get(i).name())).append('=').append(Quote.literal(value));
      if (firstOnly) {
        return;
      }
      isFirst = false;
    }
    if (isFirst) {
      throw TriggerError.NO_KEY.refusal();
    }
  }
}
