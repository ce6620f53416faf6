package org.pgqj.conformance.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Sql;

/**
 * A queue that ticks and rotates whenever it is asked, with the steps that most tests repeat. Works
 * through one connection in autocommit mode unless another one is given.
 */
public final class TestQueue {

  private static final Duration QUIET_DEADLINE = Duration.ofSeconds(30);

  private final Connection c;
  private final String name;
  private final long id;

  private TestQueue(Connection c, String name, long id) {
    this.c = c;
    this.name = name;
    this.id = id;
  }

  /** A new queue whose every ticker call ticks and whose every rotation is due. */
  public static TestQueue create(Connection c, String name) throws SQLException {
    TestQueue queue = createWithDefaults(c, name);
    Sql.update(
        c,
        """
        update pgq.queue
           set queue_ticker_max_lag = '0', queue_ticker_idle_period = '0',
               queue_rotation_period = '0'
         where queue_name = ?
        """,
        name);
    return queue;
  }

  /** A new queue with the settings that create_queue gives. */
  public static TestQueue createWithDefaults(Connection c, String name) throws SQLException {
    if (Sql.number(c, "select pgq.create_queue(?)", name) != 1) {
      throw new AssertionError("queue exists already: " + name);
    }
    return existing(c, name);
  }

  /**
   * A new queue with a consumer, whose events e1, e2 and so on, with ids from 1 on, are behind a
   * tick.
   */
  public static TestQueue createRead(Connection c, String name, String consumer, int events)
      throws SQLException {
    TestQueue queue = create(c, name);
    queue.register(consumer);
    for (int i = 1; i <= events; i++) {
      queue.insert("e" + i);
    }
    queue.tick();
    return queue;
  }

  /** A queue that is there, through another connection. */
  public static TestQueue existing(Connection c, String name) throws SQLException {
    return new TestQueue(
        c, name, Sql.number(c, "select queue_id from pgq.queue where queue_name = ?", name));
  }

  public String name() {
    return name;
  }

  public long id() {
    return id;
  }

  /** Name of the parent table. */
  public String table() {
    return "pgq.event_" + id;
  }

  /** Name of a data table. */
  public String table(int number) {
    return table() + "_" + number;
  }

  /** Inserts an event of type {@code t} and returns its id. */
  public long insert(String data) throws SQLException {
    return insert(c, data);
  }

  /** As {@link #insert(String)}, in another session. */
  public long insert(Connection producer, String data) throws SQLException {
    return Sql.number(producer, "select pgq.insert_event(?, 't', ?)", name, data);
  }

  /** Makes a tick and returns its id. */
  public long tick() throws SQLException {
    return Sql.number(c, "select pgq.ticker(?)", name);
  }

  /** Makes a tick whose snapshot has no transaction in progress, whatever the server does. */
  public long quietTick() throws SQLException {
    awaitQuiet(c);
    return tick();
  }

  public void register(String consumer) throws SQLException {
    if (Sql.number(c, "select pgq.register_consumer(?, ?)", name, consumer) != 1) {
      throw new AssertionError("registered already: " + consumer);
    }
  }

  /** The consumer's next batch; null when there is none. */
  public Long nextBatch(String consumer) throws SQLException {
    return (Long) Sql.one(c, "select pgq.next_batch(?, ?)", name, consumer);
  }

  /** Ids of the events of a batch, in its order. */
  public List<Long> ids(long batch) throws SQLException {
    List<Long> ids = new ArrayList<>();
    for (List<Object> row : Sql.rows(c, "select ev_id from pgq.get_batch_events(?)", batch)) {
      ids.add((Long) row.get(0));
    }
    return ids;
  }

  /** Data of the events of a batch, in its order. */
  public List<String> data(long batch) throws SQLException {
    return Sql.lines(c, "select ev_data from pgq.get_batch_events(?)", batch);
  }

  public void finish(long batch) throws SQLException {
    if (Sql.number(c, "select pgq.finish_batch(?)", batch) != 1) {
      throw new AssertionError("not an open batch: " + batch);
    }
  }

  /** Takes and finishes every batch there is; returns the data of all their events. */
  public List<String> drain(String consumer) throws SQLException {
    List<String> all = new ArrayList<>();
    for (Long batch = nextBatch(consumer); batch != null; batch = nextBatch(consumer)) {
      all.addAll(data(batch));
      finish(batch);
    }
    return all;
  }

  /** Tick and {@link #drain}: everything committed so far. */
  public List<String> tickAndDrain(String consumer) throws SQLException {
    tick();
    return drain(consumer);
  }

  /** Number of the current data table. */
  public long currentTable() throws SQLException {
    return Sql.number(c, "select queue_cur_table from pgq.queue where queue_id = ?", (int) id);
  }

  /** Both steps of a rotation; returns whether the queue rotated. */
  public boolean rotate() throws SQLException {
    long before = currentTable();
    Sql.number(c, "select pgq.maint_rotate_tables_step1(?)", name);
    Sql.number(c, "select pgq.maint_rotate_tables_step2()");
    return currentTable() != before;
  }

  /** Moves the consumer on as far as the next rotation asks, then rotates; fails when it cannot. */
  public List<String> drainAndRotate(String consumer) throws SQLException {
    quietTick();
    List<String> seen = drain(consumer);
    if (!rotate()) {
      throw new AssertionError("queue did not rotate: " + name);
    }
    return seen;
  }

  /** Returns once no transaction with an id is in progress, in any database of the server. */
  public static void awaitQuiet(Connection c) {
    Await.until(
        "no transaction in progress",
        QUIET_DEADLINE,
        () ->
            Sql.bool(
                c,
                """
                select txid_snapshot_xmin(s) = txid_snapshot_xmax(s)
                  from txid_current_snapshot() s
                """));
  }
}
