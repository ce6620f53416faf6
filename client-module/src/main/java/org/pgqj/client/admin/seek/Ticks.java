package org.pgqj.client.admin.seek;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.client.admin.AdminException;
import org.pgqj.client.admin.Database;

/** Finds the tick that a user means. */
final class Ticks {

  private static final String LATEST = "select max(tick_id) from pgq.tick where tick_queue = ?";

  private static final String EARLIEST =
      "select min(tick_id), min(tick_time) from pgq.tick where tick_queue = ?";

  /** The last one before, so that nothing after the time is missed. */
  private static final String AT =
      """
      select max(tick_id) from pgq.tick where tick_queue = ? and tick_time <= ?::timestamptz
      """;

  private final Database database;
  private final int queue;

  Ticks(Database database, int queue) {
    this.database = database;
    this.queue = queue;
  }

  /** A tick's id, {@code latest}, {@code earliest}, or a time in any form that PostgreSQL reads. */
  long find(String word) throws SQLException {
    if (word.equals("latest")) {
      return number(database.text(LATEST, queue));
    }
    if (word.equals("earliest")) {
      return number(database.text(EARLIEST, queue));
    }
    return word.matches("\\d{1,18}") ? Long.parseLong(word) : at(word);
  }

  private long at(String time) throws SQLException {
    String tick = database.text(AT, queue, time);
    if (tick == null) {
      List<String> earliest = database.row(EARLIEST, queue);
      throw new AdminException(
          "there is no tick at %s or before: the earliest is %s, of %s"
              .formatted(time, earliest.get(0), earliest.get(1)));
    }
    return Long.parseLong(tick);
  }

  private static long number(String tick) {
    if (tick == null) {
      throw new AdminException("the queue has no tick: run a ticker");
    }
    return Long.parseLong(tick);
  }
}
