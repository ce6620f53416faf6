package org.pgqj.queue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Quote;

/** Statements on pgq.queue and what hangs on it. Some callers run with the user's search_path. */
final class QueueStatements {

  private static final Prepared FIND =
      new Prepared(
          """
          select queue_id, queue_ntables, queue_data_pfx, queue_event_seq, queue_tick_seq
            from pgq.queue
           where queue_name operator(pg_catalog.=) ?
          """);

  private static final Prepared LOCK =
      new Prepared(
          """
          select queue_id, queue_ntables, queue_data_pfx, queue_event_seq, queue_tick_seq
            from pgq.queue
           where queue_name operator(pg_catalog.=) ?
             for update
          """);

  // A creator that loses the race waits for the winner and then inserts nothing.
  private static final Prepared INSERT =
      new Prepared(
          """
          insert into pgq.queue
                 (queue_id, queue_name, queue_data_pfx, queue_event_seq, queue_tick_seq)
          select n.id,
                 ?,
                 pg_catalog.concat('pgq.event_', n.id),
                 pg_catalog.concat('pgq.event_', n.id, '_id_seq'),
                 pg_catalog.concat('pgq.event_', n.id, '_tick_seq')
            from (select pg_catalog.nextval('pgq.queue_queue_id_seq'::pg_catalog.regclass) as id) n
              on conflict (queue_name) do nothing
          """);

  private static final Prepared FIRST_TICK = new Prepared("select pgq.ticker(?)");

  private static final Prepared DROP = new Prepared("select pgq.drop_queue(?, false)");

  private static final Prepared HAS_CONSUMERS =
      new Prepared("select 1::bigint from pgq.subscription where sub_queue = ? limit 1");

  private static final Prepared CONSUMERS =
      new Prepared(
          """
          select c.co_name
            from pgq.subscription s
            join pgq.consumer c on c.co_id = s.sub_consumer
           where s.sub_queue = ?
           order by c.co_name
          """);

  private static final Prepared UNREGISTER =
      new Prepared("select pgq.unregister_consumer(?, ?)::bigint");

  private static final Prepared HAS_DEAD_LETTERS =
      new Prepared("select 1::bigint from pgq.dead_letter where dl_queue = ? limit 1");

  private static final Prepared DELETE_DEAD_LETTERS =
      new Prepared("delete from pgq.dead_letter where dl_queue = ?");

  private static final Prepared DELETE_TICKS =
      new Prepared("delete from pgq.tick where tick_queue = ?");

  private QueueStatements() {}

  /** The queue of that name; null when there is none. */
  static QueueObjects find(String name) throws SQLException {
    return read(FIND.with(name));
  }

  /** As {@link #find}, locked against every other use until the end of the transaction. */
  static QueueObjects lock(String name) throws SQLException {
    return read(LOCK.with(name));
  }

  /** Stores the row of a new queue; false when there is one of that name by now. */
  static boolean insert(String name) throws SQLException {
    return INSERT.with(name).executeUpdate() == 1;
  }

  static void firstTick(String name) throws SQLException {
    Backend.firstLong(FIRST_TICK.with(name));
  }

  static int dropWithoutForce(String name) throws SQLException {
    try (ResultSet row = DROP.with(name).executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  static boolean hasConsumers(QueueObjects queue) throws SQLException {
    return Backend.firstLong(HAS_CONSUMERS.with(queue.id())) != null;
  }

  static void unregisterConsumers(QueueObjects queue, String name) throws SQLException {
    List<String> consumers = new ArrayList<>();
    try (ResultSet rows = CONSUMERS.with(queue.id()).executeQuery()) {
      while (rows.next()) {
        consumers.add(rows.getString(1));
      }
    }
    for (String consumer : consumers) {
      Backend.firstLong(UNREGISTER.with(name, consumer));
    }
  }

  static boolean hasDeadLetters(QueueObjects queue) throws SQLException {
    return Backend.firstLong(HAS_DEAD_LETTERS.with(queue.id())) != null;
  }

  static void deleteDeadLetters(QueueObjects queue) throws SQLException {
    DELETE_DEAD_LETTERS.with(queue.id()).executeUpdate();
  }

  static void set(String name, String parameter, String value) throws SQLException {
    Backend.update(
        "update pgq.queue set "
            + Quote.identifier("queue_" + parameter)
            + " = "
            + Quote.literal(value)
            + " where queue_name = "
            + Quote.literal(name));
  }

  static void deleteTicks(QueueObjects queue) throws SQLException {
    DELETE_TICKS.with(queue.id()).executeUpdate();
  }

  /**
   * Deletes the queue's row. In a block with a handler, because PL/Java replaces the error of a
   * foreign key (23503) by one of its own, unless a subtransaction has ended in between.
   */
  static void delete(QueueObjects queue) throws SQLException {
    String block =
        "begin delete from pgq.queue where queue_id = "
            + queue.id()
            + "; exception when foreign_key_violation then raise; end";
    Backend.update("do " + Quote.literal(block));
  }

  private static QueueObjects read(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next()
          ? new QueueObjects(
              row.getInt(1), row.getInt(2), row.getString(3), row.getString(4), row.getString(5))
          : null;
    }
  }
}
