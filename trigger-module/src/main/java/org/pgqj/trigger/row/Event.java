package org.pgqj.trigger.row;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.trigger.options.EventField;

/** The event that a firing publishes. */
final class Event {

  /** By name and with the caller's rights: users put a function of their own in its place. */
  private static final StatementPool INSERT =
      new StatementPool("select pgq.insert_event(?, ?, ?, ?, ?, ?, ?)");

  private final String queue;
  private final String[] fields = new String[EventField.COUNT];

  Event(String queue) {
    this.queue = queue;
  }

  void set(EventField field, String text) {
    fields[field.index()] = text;
  }

  /**
   * Puts the event into its queue.
   *
   * @throws SQLException XX000 «No such queue», 42501 without the right to insert, and whatever a
   *     replaced function raises
   */
  void insert() throws SQLException {
    PreparedStatement insert = INSERT.take();
    try {
      insert.setString(1, queue);
      for (int i = 0; i < fields.length; i++) {
        insert.setString(2 + i, fields[i]);
      }
      Backend.firstLong(insert);
    } finally {
      INSERT.giveBack(insert);
    }
  }
}
