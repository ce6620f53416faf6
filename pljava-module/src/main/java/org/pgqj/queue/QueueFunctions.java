package org.pgqj.queue;

import java.sql.SQLException;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Raise;

/** The SQL functions that administer queues. */
public final class QueueFunctions {

  private static final String EVENT_TEMPLATE_SCHEMA = "pgq";
  private static final String EVENT_TEMPLATE_TABLE = "event_template";

  private QueueFunctions() {}

  /**
   * Creates a queue with its tables and sequences, grants, storage settings and first tick.
   *
   * @return 1; 0 when there is such a queue already, also when another transaction creates it at
   *     the same time
   * @throws SQLException P0001 for a null name
   */
  public static int createQueue(String name) throws SQLException {
    if (name == null) {
      throw Raise.error(PgqError.NULL_VALUE);
    }
    if (QueueStatements.find(name) != null || !QueueStatements.insert(name)) {
      return 0;
    }
    QueueObjects queue = QueueStatements.find(name);
    QueueDdl.create(queue);
    grantPerms(name);
    QueueStatements.firstTick(name);
    QueueDdl.tune(queue);
    return 1;
  }

  /**
   * Drops a queue; without force only when it has no consumers and no dead letters. Waits for
   * running producers.
   *
   * @param force unregister its consumers and delete its dead letters first; null counts as false
   * @return 1
   * @throws SQLException P0001 for an unknown queue, attached consumers or dead letters
   */
  public static int dropQueue(String name, Boolean force) throws SQLException {
    QueueObjects queue = QueueStatements.lock(name);
    if (queue == null) {
      throw Raise.error(PgqError.NO_SUCH_EVENT_QUEUE);
    }
    if (Boolean.TRUE.equals(force)) {
      QueueStatements.unregisterConsumers(queue, name);
      QueueStatements.deleteDeadLetters(queue);
    } else if (QueueStatements.hasConsumers(queue)) {
      throw Raise.error(PgqError.CONSUMERS_ATTACHED);
    } else if (QueueStatements.hasDeadLetters(queue)) {
      throw Raise.error(PgqError.DEAD_LETTERS_EXIST);
    }
    QueueDdl.dropTables(queue);
    QueueStatements.deleteTicks(queue);
    QueueDdl.dropSequences(queue);
    QueueStatements.delete(queue);
    return 1;
  }

  /**
   * The form without force. Goes through SQL, because only the other form runs with the rights of
   * the owner.
   */
  public static int dropQueue(String name) throws SQLException {
    return QueueStatements.dropWithoutForce(name);
  }

  /**
   * Changes one setting.
   *
   * @param parameter column of pgq.queue without its prefix {@code queue_}; see {@link
   *     QueueParameters}
   * @param value text in the input syntax of the column's type
   * @return 1
   * @throws SQLException P0001 for nulls, an unknown queue or parameter; 22004 for a null value;
   *     22P02 or 22007 for a value that the column's type refuses
   */
  public static int setQueueConfig(String name, String parameter, String value)
      throws SQLException {
    if (name == null || parameter == null) {
      throw Raise.error(PgqError.NULL_VALUE);
    }
    if (QueueStatements.find(name) == null) {
      throw Raise.error(PgqError.NO_SUCH_EVENT_QUEUE);
    }
    if (!QueueParameters.mayChange(parameter)) {
      throw Raise.error(PgqError.CANNOT_CHANGE_PARAMETER, parameter);
    }
    if (value == null) {
      throw Raise.error(PgqError.NULL_QUERY_STRING);
    }
    QueueStatements.set(name, parameter, value);
    return 1;
  }

  /**
   * Gives the roles their rights on the tables and sequences of a queue: those recorded for
   * pgq.event_template, columns included, and the event sequence for who may insert. Never revokes.
   *
   * @return 1
   * @throws SQLException P0001 for an unknown queue
   */
  public static int grantPerms(String name) throws SQLException {
    QueueObjects queue = QueueStatements.find(name);
    if (queue == null) {
      throw Raise.error(PgqError.GRANT_QUEUE_NOT_FOUND);
    }
    QueueDdl.grantSequences(queue);
    copyTemplateGrants(queue.dataPrefix());
    for (int i = 0; i < queue.tables(); i++) {
      copyTemplateGrants(queue.dataPrefix() + "_" + i);
    }
    return 1;
  }

  /**
   * Gives the same rights on one table as others have on another one: table and column privileges,
   * with their grant options. The destination's owner is left out, it has them all.
   *
   * @return 1, also when the source table is unknown
   */
  public static int grantPermsFrom(
      String sourceSchema, String sourceTable, String targetSchema, String targetTable)
      throws SQLException {
    Grants.copy(sourceSchema, sourceTable, targetSchema, targetTable);
    return 1;
  }

  /**
   * Sets the storage of the event tables for what they hold: rows that are never updated, and that
   * go away by TRUNCATE, not by vacuum. The caller must own the tables.
   *
   * @return 1; 0 for an unknown queue
   */
  public static int tuneStorage(String name) throws SQLException {
    QueueObjects queue = QueueStatements.find(name);
    if (queue == null) {
      return 0;
    }
    QueueDdl.tune(queue);
    return 1;
  }

  private static void copyTemplateGrants(String table) throws SQLException {
    int dot = table.indexOf('.');
    String schema = dot < 0 ? "public" : table.substring(0, dot);
    Grants.copy(EVENT_TEMPLATE_SCHEMA, EVENT_TEMPLATE_TABLE, schema, table.substring(dot + 1));
  }
}
