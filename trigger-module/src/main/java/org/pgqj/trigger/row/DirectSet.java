package org.pgqj.trigger.row;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.pgqj.backend.Backend;

/**
 * Inserts the events of a statement by one statement, prepared for one trigger, that inserts
 * nothing unless everything still is as it was then, see {@link Gate}.
 *
 * <p>It has no parameters, so PostgreSQL keeps its first plan.
 */
final class DirectSet {

  private final Gate gate;
  private final PreparedStatement insert;
  private boolean isSound = true;
  private boolean busy;

  /**
   * Prepares the statement.
   *
   * @param sql the insert, with the gate's condition
   */
  DirectSet(Gate gate, String sql) throws SQLException {
    this.gate = gate;
    this.insert = Backend.connection().prepareStatement(sql);
  }

  /** Whether the statement is running, because of a trigger on the event table. */
  boolean isBusy() {
    return busy;
  }

  /** Whether the last insert found everything as it was. */
  boolean isSound() {
    return isSound;
  }

  /**
   * Inserts the events in the firing that looked up everything.
   *
   * @return whether it may be kept for later firings
   */
  boolean insertFirst() throws SQLException {
    try {
      gate.beginPlanning();
      execute();
    } finally {
      Unchanged.end();
    }
    return gate.isUpToDate();
  }

  /** Inserts the events; false when there was none, or something is not as it was. */
  boolean insert() throws SQLException {
    isSound = gate.isOpen();
    if (!isSound) {
      return false;
    }
    Unchanged.end();
    int events = execute();
    isSound = !Unchanged.isAsked();
    return events > 0;
  }

  private int execute() throws SQLException {
    busy = true;
    try {
      return insert.executeUpdate();
    } finally {
      busy = false;
    }
  }

  void close() throws SQLException {
    insert.close();
    gate.close();
  }
}
