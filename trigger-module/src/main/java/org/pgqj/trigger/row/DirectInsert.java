package org.pgqj.trigger.row;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Quote;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.shape.Column;
import org.pgqj.trigger.shape.Printing;
import org.pgqj.trigger.shape.TextForm;

/**
 * Inserts the events of one plan directly into the queue's current table, by one statement that
 * inserts nothing unless everything still is as the plan has it; then the firing looks around
 * again.
 *
 * <p>What events depend on beside the settings that values print by, which every insert reads, is
 * known by a {@link Gate}.
 */
final class DirectInsert {

  private static final String INSERT =
      """
      insert into %t (ev_time, ev_type, ev_data, ev_extra1%x)
      select current_timestamp, %y, given.data, %e%b
        from (select cast(? as pg_catalog.text) as data%p) as given
       where given.data is not null
         and %g
         %s
      """;

  /** PostgreSQL plans a statement anew that often before it keeps a plan. */
  private static final int PLANS_NOT_KEPT = 5;

  private final Gate gate;
  private final Plan plan;
  private final Printing printing;
  private final PreparedStatement insert;
  private boolean busy;

  private DirectInsert(Gate gate, Plan plan, Printing printing) throws SQLException {
    this.gate = gate;
    this.plan = plan;
    this.printing = printing;
    this.insert = Backend.connection().prepareStatement(fill(INSERT));
  }

  /**
   * Prepares the statements for a plan whose table is locked by the firing.
   *
   * @return null where direct inserts are not possible or not right
   */
  static DirectInsert prepare(Plan plan, Printing printing) throws SQLException {
    Gate gate = Gate.of(plan);
    if (gate == null) {
      return null;
    }
    DirectInsert direct = new DirectInsert(gate, plan, printing);
    if (gate.isOfUse() && direct.keepsItsPlan() && gate.isUpToDate()) {
      return direct;
    }
    direct.close();
    return null;
  }

  /** Makes PostgreSQL plan the statement for good; false when its settings forbid that. */
  private boolean keepsItsPlan() throws SQLException {
    try {
      gate.beginPlanning();
      for (int i = 0; i <= PLANS_NOT_KEPT; i++) {
        insert(null, null);
      }
    } finally {
      Unchanged.end();
    }
    insert(null, null);
    return !Unchanged.isAsked();
  }

  Plan plan() {
    return plan;
  }

  Printing printing() {
    return printing;
  }

  /** Whether the insert's statement is running, because of a trigger on the event table. */
  boolean isBusy() {
    return busy;
  }

  /** Whether it may insert now; looked at once a span. */
  boolean isOpen(long span) throws SQLException {
    return gate.isOpen(span);
  }

  /** Whether nothing was altered since the row was read, for one that is no event. */
  boolean isStillOpen() throws SQLException {
    return gate.isOpen();
  }

  /**
   * Inserts an event; false when nothing was inserted since something is not as the plan has it.
   *
   * @param data nothing is inserted if null
   */
  boolean insert(String data, String backup) throws SQLException {
    insert.setString(1, data);
    if (hasBackup()) {
      insert.setString(2, backup);
    }
    busy = true;
    try {
      return insert.executeUpdate() == 1;
    } finally {
      busy = false;
    }
  }

  void close() throws SQLException {
    insert.close();
    gate.close();
  }

  private boolean hasBackup() {
    return plan.operation() == Operation.UPDATE && plan.capture().options().backup();
  }

  private String fill(String template) {
    StringBuilder sql = new StringBuilder(template.length() + 512);
    int from = 0;
    while (true) {
      int percent = template.indexOf('%', from);
      if (percent < 0) {
        return sql.append(template, from, template.length()).toString();
      }
      sql.append(template, from, percent);
      int to = percent + 1;
      while (to < template.length() && Character.isLetter(template.charAt(to))) {
        to++;
      }
      sql.append(
          switch (template.substring(percent + 1, to)) {
            case "t" -> Quote.qualified(gate.eventTable());
            case "x" -> hasBackup() ? ", ev_extra2" : "";
            case "b" -> hasBackup() ? ", given.backup" : "";
            case "p" -> hasBackup() ? ", cast(? as pg_catalog.text) as backup" : "";
            case "y" -> Quote.literal(plan.type());
            case "e" -> Quote.literal(plan.capture().tableName());
            case "g" -> gate.condition();
            case "s" -> settings();
            default -> throw new IllegalStateException(template.substring(percent, to));
          });
      from = to;
    }
  }

  /** Conditions on the settings that the published columns print by. */
  private String settings() {
    boolean dates = false;
    boolean floats = false;
    boolean bytea = false;
    boolean moments = false;
    for (Column column : plan.capture().shape().columns()) {
      TextForm form = column.form();
      moments |= form == TextForm.TIMESTAMPTZ;
      dates |= moments || form == TextForm.DATE || form == TextForm.TIMESTAMP;
      floats |= form.isFloat();
      bytea |= form == TextForm.BYTEA;
    }
    StringBuilder conditions = new StringBuilder();
    if (dates) {
      condition(conditions, "datestyle", 3, "ISO", printing.isoDates());
    }
    if (floats) {
      conditions
          .append(" and cast(pg_catalog.current_setting('extra_float_digits') as pg_catalog.int4)")
          .append(
              printing.shortestFloats()
                  ? " operator(pg_catalog.>) 0"
                  : " operator(pg_catalog.<=) 0");
    }
    if (moments) {
      conditions
          .append(" and pg_catalog.current_setting('timezone') operator(pg_catalog.=) ")
          .append(Quote.literal(printing.timeZone()));
    }
    if (bytea) {
      condition(conditions, "bytea_output", 3, "hex", printing.hexBytea());
    }
    return conditions.toString();
  }

  private static void condition(
      StringBuilder conditions, String setting, int length, String value, boolean isEqual) {
    conditions
        .append(" and pg_catalog.left(pg_catalog.current_setting('")
        .append(setting)
        .append("'), ")
        .append(length)
        .append(isEqual ? ") operator(pg_catalog.=) '" : ") operator(pg_catalog.<>) '")
        .append(value)
        .append('\'');
  }
}
