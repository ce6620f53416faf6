package org.pgqj.queue;

import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Quote;
import org.pgqj.backend.Span;

/** Creates, tunes and drops the tables and sequences of a queue. */
final class QueueDdl {

  private QueueDdl() {}

  static void create(QueueObjects queue) throws SQLException {
    run("create sequence ", sequence(queue.tickSequence()));
    run("create sequence ", sequence(queue.eventSequence()));
    run("create table ", queue.parentTable(), " () inherits (pgq.event_template)");
    for (int i = 0; i < queue.tables(); i++) {
      createDataTable(queue, i);
    }
  }

  /**
   * Event tables are filled to the brim, since their rows are never updated, and are emptied by
   * TRUNCATE, so that vacuum would only cost.
   */
  static void tune(QueueObjects queue) throws SQLException {
    for (int i = 0; i < queue.tables(); i++) {
      run(
          "alter table ",
          queue.dataTable(i),
          " set (fillfactor = 100, autovacuum_enabled = off, toast.autovacuum_enabled = off)");
    }
  }

  static void grantSequences(QueueObjects queue) throws SQLException {
    String events = sequence(queue.eventSequence());
    run("grant select on sequence ", sequence(queue.tickSequence()), " to public");
    run("grant select on sequence ", events, " to public");
    run("grant usage on sequence ", events, " to pgq_admin, pgq_writer");
  }

  /** Plain drops: what users have built upon the tables is theirs to remove first (2BP01). */
  static void dropTables(QueueObjects queue) throws SQLException {
    Span.endByDrop();
    for (int i = 0; i < queue.tables(); i++) {
      run("drop table ", queue.dataTable(i));
    }
    run("drop table ", queue.parentTable());
  }

  static void dropSequences(QueueObjects queue) throws SQLException {
    run("drop sequence ", sequence(queue.tickSequence()));
    run("drop sequence ", sequence(queue.eventSequence()));
  }

  private static void createDataTable(QueueObjects queue, int number) throws SQLException {
    String table = queue.dataTable(number);
    run("create table ", table, " () inherits (", queue.parentTable(), ")");
    run(
        "alter table ",
        table,
        " alter column ev_id set default pg_catalog.nextval(",
        Quote.literal(sequence(queue.eventSequence())),
        "::pg_catalog.regclass)");
    run("create index ", queue.txidIndex(number), " on ", table, " (ev_txid)");
  }

  private static String sequence(String name) {
    return Quote.qualified(name);
  }

  private static void run(String... parts) throws SQLException {
    Backend.update(String.join("", parts));
  }
}
