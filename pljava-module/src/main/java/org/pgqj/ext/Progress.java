package org.pgqj.ext;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;

/** What consumers have done; runs with the owner's rights and search_path. */
final class Progress {

  private static final Prepared IS_BATCH_DONE =
      new Prepared(
          """
          select last_batch_id
            from pgq_ext.completed_batch
           where consumer_id = ? and subconsumer_id = ? and last_batch_id = ?
          """);

  private static final Prepared SET_BATCH_DONE =
      new Prepared(
          """
          insert into pgq_ext.completed_batch as done (consumer_id, subconsumer_id, last_batch_id)
          values (?, ?, ?)
              on conflict (consumer_id, subconsumer_id) do update
             set last_batch_id = excluded.last_batch_id
           where done.last_batch_id <> excluded.last_batch_id
          """);

  private static final Prepared IS_EVENT_DONE =
      new Prepared(
          """
          select event_id
            from pgq_ext.completed_event
           where consumer_id = ? and subconsumer_id = ? and batch_id = ? and event_id = ?
          """);

  // One statement for every event of a batch but the first.
  private static final Prepared SET_EVENT_OF_CURRENT_BATCH =
      new Prepared(
          """
          insert into pgq_ext.completed_event (consumer_id, subconsumer_id, batch_id, event_id)
          select consumer_id, subconsumer_id, cur_batch_id, ?
            from pgq_ext.partial_batch
           where consumer_id = ? and subconsumer_id = ? and cur_batch_id = ?
              on conflict do nothing
          """);

  private static final Prepared SET_EVENT_DONE =
      new Prepared(
          """
          insert into pgq_ext.completed_event (consumer_id, subconsumer_id, batch_id, event_id)
          values (?, ?, ?, ?)
              on conflict do nothing
          """);

  private static final Prepared START_FIRST_BATCH =
      new Prepared(
          """
          insert into pgq_ext.partial_batch (consumer_id, subconsumer_id, cur_batch_id)
          values (?, ?, ?)
              on conflict do nothing
          """);

  private static final Prepared LOCK_BATCH =
      new Prepared(
          """
          select cur_batch_id
            from pgq_ext.partial_batch
           where consumer_id = ? and subconsumer_id = ?
             for update
          """);

  private static final Prepared FORGET_EVENTS =
      new Prepared(
          """
          delete from pgq_ext.completed_event
           where consumer_id = ? and subconsumer_id = ? and batch_id = ?
          """);

  private static final Prepared SWITCH_BATCH =
      new Prepared(
          """
          update pgq_ext.partial_batch
             set cur_batch_id = ?
           where consumer_id = ? and subconsumer_id = ?
          """);

  private static final Prepared LAST_TICK =
      new Prepared(
          """
          select last_tick_id
            from pgq_ext.completed_tick
           where consumer_id = ? and subconsumer_id = ?
          """);

  private static final Prepared SET_LAST_TICK =
      new Prepared(
          """
          insert into pgq_ext.completed_tick (consumer_id, subconsumer_id, last_tick_id)
          values (?, ?, ?)
              on conflict (consumer_id, subconsumer_id) do update
             set last_tick_id = excluded.last_tick_id
          """);

  private static final Prepared FORGET_LAST_TICK =
      new Prepared(
          "delete from pgq_ext.completed_tick where consumer_id = ? and subconsumer_id = ?");

  private Progress() {}

  static boolean isBatchDone(String consumer, String sub, Long batch) throws SQLException {
    return Backend.firstLong(bound(IS_BATCH_DONE, consumer, sub, batch)) != null;
  }

  static boolean setBatchDone(String consumer, String sub, Long batch) throws SQLException {
    if (batch == null || batch <= 0) {
      return !isBatchDone(consumer, sub, batch);
    }
    return bound(SET_BATCH_DONE, consumer, sub, batch).executeUpdate() > 0;
  }

  static boolean isEventDone(String consumer, String sub, Long batch, Long event)
      throws SQLException {
    return Backend.firstLong(bound(IS_EVENT_DONE, consumer, sub, batch, event)) != null;
  }

  static boolean setEventDone(String consumer, String sub, Long batch, Long event)
      throws SQLException {
    PreparedStatement insert = SET_EVENT_OF_CURRENT_BATCH.get();
    Prepared.bind(insert, 1, event);
    insert.setString(2, consumer);
    insert.setString(3, sub);
    Prepared.bind(insert, 4, batch);
    if (insert.executeUpdate() > 0) {
      return true;
    }
    if (isEventDone(consumer, sub, batch, event)) {
      return false;
    }
    switchTo(consumer, sub, batch);
    return bound(SET_EVENT_DONE, consumer, sub, batch, event).executeUpdate() > 0;
  }

  /** Locks the consumer's row, so that two who switch at once do it one after the other. */
  private static void switchTo(String consumer, String sub, Long batch) throws SQLException {
    if (bound(START_FIRST_BATCH, consumer, sub, batch).executeUpdate() > 0) {
      return;
    }
    Long current = Backend.firstLong(LOCK_BATCH.with(consumer, sub));
    if (current == null || current.equals(batch)) {
      return;
    }
    bound(FORGET_EVENTS, consumer, sub, current).executeUpdate();
    PreparedStatement update = SWITCH_BATCH.with(batch);
    update.setString(2, consumer);
    update.setString(3, sub);
    update.executeUpdate();
  }

  static Long lastTick(String consumer, String sub) throws SQLException {
    return Backend.firstLong(LAST_TICK.with(consumer, sub));
  }

  static void setLastTick(String consumer, String sub, Long tick) throws SQLException {
    if (tick == null) {
      FORGET_LAST_TICK.with(consumer, sub).executeUpdate();
    } else {
      bound(SET_LAST_TICK, consumer, sub, tick).executeUpdate();
    }
  }

  private static PreparedStatement bound(
      Prepared statement, String consumer, String sub, Long... ids) throws SQLException {
    PreparedStatement bound = statement.with(consumer, sub);
    for (int i = 0; i < ids.length; i++) {
      Prepared.bind(bound, i + 3, ids[i]);
    }
    return bound;
  }
}
