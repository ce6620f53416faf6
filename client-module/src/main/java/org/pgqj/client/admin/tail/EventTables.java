package org.pgqj.client.admin.tail;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.client.admin.AdminException;
import org.pgqj.client.admin.Database;

/** The tables of a queue's events, and its ticks. */
public final class EventTables {

  /** The name is made by create_queue: schema, dot, table. */
  private static final String PARENT =
      """
      select queue_id, format('%I.%I', split_part(queue_data_pfx, '.', 1),
                                       split_part(queue_data_pfx, '.', 2))
        from pgq.queue
       where queue_name = ?
      """;

  private static final String SNAPSHOT_OF_TICK =
      "select tick_snapshot from pgq.tick where tick_queue = ? and tick_id = ?";

  private static final String NOW = "select txid_current_snapshot()";

  private final Database database;
  private final String queue;
  private final int id;
  private final String parent;

  private EventTables(Database database, String queue, int id, String parent) {
    this.database = database;
    this.queue = queue;
    this.id = id;
    this.parent = parent;
  }

  public static EventTables of(Database database, String queue) throws SQLException {
    List<List<String>> rows = database.rows(PARENT, queue);
    if (rows.isEmpty()) {
      throw new AdminException("there is no queue " + queue + ": pgqj status lists the queues");
    }
    return new EventTables(
        database, queue, Integer.parseInt(rows.get(0).get(0)), rows.get(0).get(1));
  }

  public int queueId() {
    return id;
  }

  /** The parent of all of them, quoted for SQL. */
  public String parent() {
    return parent;
  }

  /** What was committed at a tick. */
  public String snapshotOf(long tick) throws SQLException {
    List<List<String>> rows = database.rows(SNAPSHOT_OF_TICK, id, tick);
    if (rows.isEmpty()) {
      throw new AdminException("queue " + queue + " has no tick " + tick + " any more, or not yet");
    }
    return rows.get(0).get(0);
  }

  /** What is committed now. */
  public String snapshotOfNow() throws SQLException {
    return database.text(NOW);
  }
}
