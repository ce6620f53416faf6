package org.pgqj.bench;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A table whose changes a trigger publishes, in one subject's database, with a session of an
 * ordinary producer that writes to it.
 *
 * <p>The original has no triggers for each statement: there it always is the row trigger.
 */
final class CapturedTable {

  /** The producer: a role that is in pgq_writer and owns nothing. */
  static final String WRITER = "bench_writer";

  /** How often the trigger fires. */
  enum Level {
    ROW,
    STATEMENT
  }

  private static final String[] TYPES = {"text", "int", "text", "timestamptz"};

  private static final String[] VALUES = {
    "'some text ' || i", "i", "'user' || i", "timestamptz '2026-01-02 03:04:05.678+00'"
  };

  private final String name;
  private final String row;
  private final Backend admin;
  private final Backend writer;

  private CapturedTable(String name, String row, Backend admin, Backend writer) {
    this.name = name;
    this.row = row;
    this.admin = admin;
    this.writer = writer;
  }

  /**
   * Makes a table with triggers.
   *
   * @param function {@code logutriga}, {@code sqltriga} or {@code jsontriga}
   * @param columns beside the key: text, integer, text, timestamptz and so on
   */
  static CapturedTable create(ApiSubject subject, String function, Level level, int columns)
      throws SQLException {
    String name = "public." + function + "_" + level + "_" + columns;
    StringBuilder definition = new StringBuilder("id int primary key");
    StringBuilder row = new StringBuilder("select i");
    for (int i = 0; i < columns; i++) {
      definition.append(", c").append(i).append(' ').append(TYPES[i % TYPES.length]);
      row.append(", ").append(VALUES[i % VALUES.length]);
    }
    Backend admin = subject.connect();
    admin.run(
        "create table %1$s (%2$s); grant all on %1$s to %3$s".formatted(name, definition, WRITER));
    admin.run(triggers(subject, level).formatted(name, "pgq." + function + "('bench')"));
    // What the superuser does to the table is no event.
    admin.run("set session_replication_role = replica");
    return new CapturedTable(name, row.toString(), admin, subject.connect(WRITER));
  }

  private static String triggers(ApiSubject subject, Level level) {
    if (level == Level.ROW || !subject.isPgqj()) {
      return "create trigger r after insert or update or delete on %s for each row"
          + " execute function %s";
    }
    String each = "for each statement when (pgq._ready()) execute function %2$s; ";
    return "create trigger i after insert on %1$s referencing new table as n "
        + each
        + "create trigger u after update on %1$s referencing old table as o new table as n "
        + each
        + "create trigger d after delete on %1$s referencing old table as o "
        + each;
  }

  /** Makes the table empty, and the queue's tables. */
  void clear() throws SQLException {
    admin.run("truncate " + name);
    admin.run(
        "do $$ begin execute 'truncate ' || queue_data_pfx || '_0' from pgq.queue"
            + " where queue_name = 'bench'; end $$");
  }

  /** Gives the table exactly so many rows, without events. */
  void fill(int rows) throws SQLException {
    clear();
    admin.run(insert(rows));
    admin.run("analyze " + name);
  }

  /** One statement that inserts rows, each an event. */
  String insert(int rows) {
    return "insert into %s %s from generate_series(1, %d) as i".formatted(name, row, rows);
  }

  /** One statement that changes all rows. */
  String update() {
    return "update " + name + " set c0 = c0 || '.', c1 = 7";
  }

  /** One statement that deletes all rows. */
  String delete() {
    return "delete from " + name;
  }

  /** A loop in the server: transactions of one row each. */
  String insertEachCommitted(int rows) {
    return "do $$ begin for i in 1..%d loop insert into %s %s; commit; end loop; end $$"
        .formatted(rows, name, row);
  }

  /** The client's loop: transactions of one row each. */
  void insertEach(int rows) throws SQLException {
    try (PreparedStatement one =
        writer
            .connection()
            .prepareStatement(
                "insert into %s %s from (select cast(? as int) as i) as given"
                    .formatted(name, row))) {
      for (int i = 1; i <= rows; i++) {
        one.setInt(1, i);
        one.executeUpdate();
      }
    }
  }

  /** The producer's session. */
  Backend writer() {
    return writer;
  }
}
