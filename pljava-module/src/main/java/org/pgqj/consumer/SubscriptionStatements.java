package org.pgqj.consumer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;

/** Statements on subscriptions. All callers run with the owner's rights and search_path. */
final class SubscriptionStatements {

  private static final Prepared CALL_REGISTER_AT =
      new Prepared("select pgq.register_consumer_at(?, ?, null)");

  // A shared lock keeps rotation from removing the tick that the consumer starts from.
  private static final Prepared HOLD_QUEUE =
      new Prepared("select queue_id from pgq.queue where queue_name = ? for share");

  private static final Prepared LOCK_CONSUMER =
      new Prepared("select co_id from pgq.consumer where co_name = ? for update");

  private static final Prepared CREATE_CONSUMER =
      new Prepared(
          "insert into pgq.consumer (co_name) values (?) on conflict (co_name) do nothing");

  private static final Prepared TICK_EXISTS =
      new Prepared("select tick_id from pgq.tick where tick_queue = ? and tick_id = ?");

  private static final Prepared LATEST_TICK =
      new Prepared(
          """
          select tick_id
            from pgq.tick
           where tick_queue = ?
           order by tick_queue desc, tick_id desc
           limit 1
          """);

  private static final Prepared EXISTS =
      new Prepared(
          """
          select sub_id::bigint
            from pgq.subscription
           where sub_queue = ? and sub_consumer = ?
          """);

  private static final Prepared MOVE =
      new Prepared(
          """
          update pgq.subscription
             set sub_last_tick = ?, sub_batch = null, sub_next_tick = null, sub_active = now()
           where sub_queue = ? and sub_consumer = ?
          """);

  private static final Prepared SUBSCRIBE =
      new Prepared(
          """
          insert into pgq.subscription (sub_queue, sub_consumer, sub_last_tick)
          values (?, ?, ?)
          """);

  private static final Prepared LOCK =
      new Prepared(
          """
          select s.sub_id, s.sub_queue, s.sub_consumer, s.sub_last_tick, s.sub_next_tick,
                 (select count(*)::integer from pgq.subscription o where o.sub_id = s.sub_id)
            from pgq.queue q
            join pgq.subscription s on s.sub_queue = q.queue_id
            join pgq.consumer c on c.co_id = s.sub_consumer
           where q.queue_name = ? and c.co_name = ?
             for update of s
          """);

  private static final Prepared DELETE_ONE =
      new Prepared("delete from pgq.subscription where sub_queue = ? and sub_consumer = ?");

  private static final Prepared DELETE_RETRIES =
      new Prepared("delete from pgq.retry_queue where ev_owner = ?");

  private static final Prepared DELETE_ALL =
      new Prepared("delete from pgq.subscription where sub_id = ?");

  private static final Prepared DELETE_CONSUMER =
      new Prepared(
          """
          delete from pgq.consumer c
           where c.co_id = ?
             and not exists (select from pgq.subscription s where s.sub_consumer = c.co_id)
          """);

  private SubscriptionStatements() {}

  static int callRegisterAt(String queue, String consumer) throws SQLException {
    try (ResultSet row = CALL_REGISTER_AT.with(queue, consumer).executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Id of the queue, kept from rotating; null when there is none. */
  static Integer holdQueue(String name) throws SQLException {
    return firstInt(HOLD_QUEUE.with(name));
  }

  /** Id of the consumer, locked; null when there is none. */
  static Integer lockConsumer(String name) throws SQLException {
    return firstInt(LOCK_CONSUMER.with(name));
  }

  static void createConsumer(String name) throws SQLException {
    CREATE_CONSUMER.with(name).executeUpdate();
  }

  static boolean tickExists(int queue, long tick) throws SQLException {
    PreparedStatement query = TICK_EXISTS.with(queue);
    query.setLong(2, tick);
    return Backend.firstLong(query) != null;
  }

  static Long latestTick(int queue) throws SQLException {
    return Backend.firstLong(LATEST_TICK.with(queue));
  }

  static boolean exists(int queue, int consumer) throws SQLException {
    PreparedStatement query = EXISTS.with(queue);
    query.setInt(2, consumer);
    return Backend.firstLong(query) != null;
  }

  /** Puts a registered consumer to another tick; its open batch is dropped. */
  static void move(int queue, int consumer, long tick) throws SQLException {
    PreparedStatement update = MOVE.with(tick);
    update.setInt(2, queue);
    update.setInt(3, consumer);
    update.executeUpdate();
  }

  static void subscribe(int queue, int consumer, long tick) throws SQLException {
    PreparedStatement insert = SUBSCRIBE.with(queue);
    insert.setInt(2, consumer);
    insert.setLong(3, tick);
    insert.executeUpdate();
  }

  /** The subscription, locked; null when there is none. */
  static Subscription lock(String queue, String consumer) throws SQLException {
    try (ResultSet row = LOCK.with(queue, consumer).executeQuery()) {
      return row.next()
          ? new Subscription(
              row.getInt(1),
              row.getInt(2),
              row.getInt(3),
              (Long) row.getObject(4),
              (Long) row.getObject(5),
              row.getInt(6))
          : null;
    }
  }

  static void deleteOne(Subscription subscription) throws SQLException {
    PreparedStatement delete = DELETE_ONE.with(subscription.queueId());
    delete.setInt(2, subscription.consumerId());
    delete.executeUpdate();
  }

  static void deleteRetries(Subscription subscription) throws SQLException {
    DELETE_RETRIES.with(subscription.id()).executeUpdate();
  }

  /** Deletes the subscription with its sub-consumers', and the consumer when it has no other. */
  static void deleteAllWithId(Subscription subscription) throws SQLException {
    DELETE_ALL.with(subscription.id()).executeUpdate();
    DELETE_CONSUMER.with(subscription.consumerId()).executeUpdate();
  }

  private static Integer firstInt(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next() ? (Integer) row.getObject(1) : null;
    }
  }
}
