package org.pgqj.trigger.row;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;

/**
 * Inserts the events of a statement by one statement, prepared for one trigger, that inserts
 * nothing unless everything still is as it was then, see {@link Gate}.
 *
 * <p>It has no parameters, so PostgreSQL keeps its first plan.
 */
final class DirectSet {

  private final Gate gate;
  private final PreparedStatement insert;
  private final Prepared settings;
  private boolean isSound = true;
  private boolean busy;

  /**
   * Prepares the statement.
   *
   * @param sql the insert, with the gate's condition
   * @param settings a query that has a number while the session's settings are those of the
   *     statement; null when it depends on none
   */
  DirectSet(Gate gate, String sql, Prepared settings) throws SQLException {
    this.gate = gate;
    this.settings = settings;
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

  /** Inserts the events, if there are any; false when something is not as it was. */
  boolean insert() throws SQLException {
    isSound = gate.isOpen();
    if (!isSound) {
      return false;
    }
    Unchanged.end();
    int events = execute();
    isSound = !Unchanged.isAsked();
    return events > 0 || (isSound && areSettingsAsSet());
  }

  /** Whether the statement had all conditions beside the gate's, where it found no event. */
  private boolean areSettingsAsSet() throws SQLException {
    return settings == null || Backend.firstLong(settings.get()) != null;
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
