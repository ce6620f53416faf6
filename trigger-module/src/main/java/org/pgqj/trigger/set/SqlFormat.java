package org.pgqj.trigger.set;

import java.util.List;
import org.pgqj.backend.Quote;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.options.TriggerError;
import org.pgqj.trigger.shape.Column;

/** As {@link org.pgqj.trigger.encode.SqlEncoding}. */
final class SqlFormat implements SetFormat {

  private final UrlFormat backups;

  /**
   * A format.
   *
   * @param backups how old rows are kept
   */
  SqlFormat(UrlFormat backups) {
    this.backups = backups;
  }

  @Override
  public String inserted(Capture capture, Rows rows) {
    Pieces sql = new Pieces().text("(");
    String separator = "";
    for (Column column : capture.data()) {
      sql.text(separator).text(Quote.identifier(column.name()));
      separator = ",";
    }
    sql.text(") values (");
    separator = "";
    for (Column column : capture.data()) {
      sql.text(separator).sql(Value.of(Rows.NEW, column).literal("null"));
      separator = ",";
    }
    return sql.text(")").sql();
  }

  /** The columns that changed, or else the first of the key. */
  @Override
  public String updated(Capture capture, Rows rows) {
    Pieces set = new Pieces();
    StringBuilder anyChanged = new StringBuilder("false");
    List<Column> columns = capture.shape().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (!capture.isKey(i) && !capture.isIgnored(i)) {
        Column column = columns.get(i);
        anyChanged.append(" or ").append(rows.isChanged(i));
        set.sql(
            "case when "
                + rows.isChanged(i)
                + " then pg_catalog.concat("
                + Quote.literal("," + Quote.identifier(column.name()) + "=")
                + ", "
                + Value.of(Rows.NEW, column).literal("NULL")
                + ") end");
      }
    }
    return new Pieces()
        .sql(
            "case when "
                + anyChanged
                + " then pg_catalog.substr("
                + set.sql()
                + ", 2) else "
                + key(capture, true)
                + " end")
        .text(" where ")
        .sql(key(capture, false))
        .sql();
  }

  @Override
  public String deleted(Capture capture, Rows rows) {
    return key(capture, false);
  }

  @Override
  public String backup(Capture capture) {
    return backups.backup(capture);
  }

  @Override
  public String condition(Capture capture) {
    return capture.options().backup() ? backups.condition(capture) : null;
  }

  /** The key's columns in table order, with their old values. */
  private static String key(Capture capture, boolean firstOnly) {
    Pieces key = new Pieces();
    String separator = "";
    List<Column> columns = capture.shape().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (capture.isKey(i)) {
        Column column = columns.get(i);
        key.text(separator)
            .text(Quote.identifier(column.name()))
            .text("=")
            .sql(Value.of(Rows.OLD, column).literalOr(Rows.refusal(TriggerError.NULL_KEY)));
        separator = " and ";
        if (firstOnly) {
          break;
        }
      }
    }
    return key.sql();
  }
}
