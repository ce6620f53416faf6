package org.pgqj.trigger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import org.pgqj.backend.Backend;

/** The event that a firing publishes. */
final class Event {

  /** By name and with the caller's rights: users put a function of their own in its place. */
  private static final String INSERT = "select pgq.insert_event(?, ?, ?, ?, ?, ?, ?)";

  /**
   * Statements that are not running. A function in the place of insert_event may change tables that
   * have triggers of this kind, so there is one statement for each level of nesting.
   */
  private static final ArrayDeque<PreparedStatement> IDLE = new ArrayDeque<>();

  private final String queue;
  private String type;
  private String data;
  private final String[] extras = new String[4];

  Event(String queue) {
    this.queue = queue;
  }

  void setType(String text) {
    type = text;
  }

  void setData(String text) {
    data = text;
  }

  /** Sets ev_extra1 to ev_extra4. */
  void setExtra(int number, String text) {
    extras[number - 1] = text;
  }

  /**
   * Puts the event into its queue.
   *
   * @throws SQLException XX000 «No such queue», 42501 without the right to insert, and whatever a
   *     replaced function raises
   */
  void insert() throws SQLException {
    PreparedStatement insert =
        IDLE.isEmpty() ? Backend.connection().prepareStatement(INSERT) : IDLE.pop();
    try {
      insert.setString(1, queue);
      insert.setString(2, type);
      insert.setString(3, data);
      for (int i = 0; i < extras.length; i++) {
        insert.setString(4 + i, extras[i]);
      }
      Backend.firstLong(insert);
    } finally {
      IDLE.push(insert);
    }
  }
}
