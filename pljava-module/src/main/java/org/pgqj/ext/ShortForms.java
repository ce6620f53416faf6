package org.pgqj.ext;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;

/** Calls of the long forms with an empty sub-consumer; runs with the user's search_path. */
final class ShortForms {

  static final Question IS_BATCH_DONE = new Question("select pgq_ext.is_batch_done(?, '', ?)");
  static final Question SET_BATCH_DONE = new Question("select pgq_ext.set_batch_done(?, '', ?)");
  static final Question IS_EVENT_DONE = new Question("select pgq_ext.is_event_done(?, '', ?, ?)");
  static final Question SET_EVENT_DONE = new Question("select pgq_ext.set_event_done(?, '', ?, ?)");

  private static final Prepared GET_LAST_TICK = new Prepared("select pgq_ext.get_last_tick(?, '')");

  private static final Prepared SET_LAST_TICK =
      new Prepared("select pgq_ext.set_last_tick(?, '', ?)");

  private ShortForms() {}

  static Long lastTick(String consumer) throws SQLException {
    return Backend.firstLong(GET_LAST_TICK.with(consumer));
  }

  static int setLastTick(String consumer, Long tick) throws SQLException {
    PreparedStatement call = SET_LAST_TICK.with(consumer);
    Prepared.bind(call, 2, tick);
    try (ResultSet row = call.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  /** A function with a boolean answer. */
  static final class Question {

    private final Prepared call;

    Question(String sql) {
      call = new Prepared(sql);
    }

    boolean test(String consumer, Long... ids) throws SQLException {
      PreparedStatement statement = call.with(consumer);
      for (int i = 0; i < ids.length; i++) {
        Prepared.bind(statement, i + 2, ids[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
