package org.pgqj.coop;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;

/** Statements on subscriptions; all callers run with the owner's rights and search_path. */
final class SubStatements {

  private static final Prepared ID =
      new Prepared(
          """
          select s.sub_id::bigint
            from pgq.queue q
            join pgq.subscription s on s.sub_queue = q.queue_id
            join pgq.consumer c on c.co_id = s.sub_consumer
           where q.queue_name = ? and c.co_name = ?
          """);

  private static final Prepared HOLD =
      new Prepared(
          """
          select s.sub_id::bigint
            from pgq.queue q
            join pgq.subscription s on s.sub_queue = q.queue_id
            join pgq.consumer c on c.co_id = s.sub_consumer
           where q.queue_name = ? and c.co_name = ?
             for key share of q, c
          """);

  private static final Prepared LOCK =
      new Prepared(
          """
          select s.sub_queue, s.sub_consumer, s.sub_id,
                 s.sub_batch, s.sub_last_tick, s.sub_next_tick
            from pgq.queue q
            join pgq.subscription s on s.sub_queue = q.queue_id
            join pgq.consumer c on c.co_id = s.sub_consumer
           where q.queue_name = ? and c.co_name = ?
             for update of s
          """);

  // One that is locked is at work. Those with a batch come first: their events are waiting.
  private static final Prepared LOCK_DEAD =
      new Prepared(
          """
          select s.sub_queue, s.sub_consumer, s.sub_id,
                 s.sub_batch, s.sub_last_tick, s.sub_next_tick
            from pgq.subscription s
           where s.sub_queue = ? and s.sub_id = ? and s.sub_consumer not in (?, ?)
             and s.sub_active < now() - ?::interval
           order by s.sub_batch is null, s.sub_active
           limit 1
             for update of s skip locked
          """);

  private static final Prepared JOIN =
      new Prepared(
          """
          update pgq.subscription
             set sub_id = ?, sub_last_tick = null, sub_next_tick = null, sub_active = now()
           where sub_queue = ? and sub_consumer = ?
          """);

  private static final Prepared DELETE =
      new Prepared("delete from pgq.subscription where sub_queue = ? and sub_consumer = ?");

  private static final Prepared GIVE =
      new Prepared(
          """
          update pgq.subscription
             set sub_batch = ?, sub_last_tick = ?, sub_next_tick = ?, sub_active = now()
           where sub_queue = ? and sub_consumer = ?
          """);

  private static final Prepared PASS =
      new Prepared(
          """
          update pgq.subscription
             set sub_last_tick = sub_next_tick, sub_next_tick = null, sub_batch = null,
                 sub_active = now()
           where sub_queue = ? and sub_consumer = ?
          """);

  private static final Prepared TOUCH =
      new Prepared(
          """
          update pgq.subscription
             set sub_active = now()
           where sub_queue = ? and sub_consumer = ?
          """);

  private static final Prepared TOUCH_IN_TIME =
      new Prepared(
          """
          update pgq.subscription
             set sub_active = now()
           where sub_queue = ? and sub_consumer = ? and sub_active < now() - ?::interval / 2
          """);

  // A main consumer's own batch, or anybody else's, is no business of ours.
  private static final Prepared FINISH =
      new Prepared(
          """
          update pgq.subscription s
             set sub_active = now(), sub_last_tick = null, sub_next_tick = null, sub_batch = null
           where s.sub_batch = ?
             and exists (
                   select
                     from pgq.subscription main
                     join pgq.consumer m on m.co_id = main.sub_consumer
                     join pgq.consumer c on c.co_id = s.sub_consumer
                    where main.sub_queue = s.sub_queue and main.sub_id = s.sub_id
                      and left(c.co_name, length(m.co_name) + 1) = m.co_name || '.')
          """);

  private SubStatements() {}

  /** The subscription's id, not locked; null when there is none. */
  static Long id(String queue, String consumer) throws SQLException {
    return Backend.firstLong(ID.with(queue, consumer));
  }

  /**
   * Keeps the queue and the consumer's name from being dropped; false when it isn't registered.
   * Updating a subscription twice in a transaction locks them, and that late it might deadlock.
   */
  static boolean hold(String queue, String consumer) throws SQLException {
    return Backend.firstLong(HOLD.with(queue, consumer)) != null;
  }

  /** The subscription, locked; null when there is none. */
  static Member lock(String queue, String consumer) throws SQLException {
    return read(LOCK.with(queue, consumer));
  }

  /**
   * A sub-consumer that seems dead, locked; null when there is none.
   *
   * @param deadInterval text of an interval
   */
  static Member lockDead(Member main, Member self, String deadInterval) throws SQLException {
    PreparedStatement query = LOCK_DEAD.with(main.queueId());
    query.setInt(2, main.id());
    query.setInt(3, main.consumerId());
    query.setInt(4, self.consumerId());
    query.setString(5, deadInterval);
    return read(query);
  }

  /** Makes a new subscription one of a main consumer's. */
  static void join(Member main, Member sub) throws SQLException {
    PreparedStatement update = JOIN.with(main.id());
    update.setInt(2, sub.queueId());
    update.setInt(3, sub.consumerId());
    update.executeUpdate();
  }

  static void delete(Member member) throws SQLException {
    bound(DELETE, member).executeUpdate();
  }

  /** Makes the open batch of one that of another, which has none. */
  static void give(Member from, Member to) throws SQLException {
    PreparedStatement update = GIVE.get();
    Prepared.bind(update, 1, from.batch());
    Prepared.bind(update, 2, from.lastTick());
    Prepared.bind(update, 3, from.nextTick());
    update.setInt(4, to.queueId());
    update.setInt(5, to.consumerId());
    update.executeUpdate();
  }

  /** Moves a main consumer past its open batch. */
  static void pass(Member main) throws SQLException {
    bound(PASS, main).executeUpdate();
  }

  /** Notes that it is alive. */
  static void touch(Member member) throws SQLException {
    bound(TOUCH, member).executeUpdate();
  }

  /** As {@link #touch}, once half of the interval has gone by: most idle calls write nothing. */
  static void touch(Member member, String deadInterval) throws SQLException {
    PreparedStatement update = bound(TOUCH_IN_TIME, member);
    update.setString(3, deadInterval);
    update.executeUpdate();
  }

  /** Ends a sub-consumer's batch; false when there is none of that id. */
  static boolean finish(Long batch) throws SQLException {
    PreparedStatement update = FINISH.get();
    Prepared.bind(update, 1, batch);
    return update.executeUpdate() > 0;
  }

  private static PreparedStatement bound(Prepared statement, Member member) throws SQLException {
    PreparedStatement bound = statement.with(member.queueId());
    bound.setInt(2, member.consumerId());
    return bound;
  }

  private static Member read(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      return row.next()
          ? new Member(
              row.getInt(1),
              row.getInt(2),
              row.getInt(3),
              (Long) row.getObject(4),
              (Long) row.getObject(5),
              (Long) row.getObject(6))
          : null;
    }
  }
}
