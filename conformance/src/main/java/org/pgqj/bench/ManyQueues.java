package org.pgqj.bench;

import java.sql.SQLException;
import org.pgqj.fixtures.junit.Sql;

/** Queues for the ticker: as many as a case wants are open, all others are paused. */
final class ManyQueues {

  private ManyQueues() {}

  static void open(Backend session, int queues) throws SQLException {
    String have = "select count(*) from pgq.queue where queue_name like 'ticked %'";
    for (long i = Sql.number(session.connection(), have) + 1; i <= queues; i++) {
      session.run("select pgq.create_queue('ticked " + i + "')");
    }
    session.run(
        """
        update pgq.queue
           set queue_ticker_paused = queue_name not like 'ticked %%'
                 or substr(queue_name, 8)::int > %d
        """
            .formatted(queues));
  }

  /**
   * Lets all queues have been idle for some time, and for as long before their last tick. PgQ/J has
   * looked twice then for events that the tick missed, as it does after every tick.
   */
  static void idleFor(Backend session, String time) throws SQLException {
    session.run("select pgq.ticker(); select pgq.ticker()");
    session.run(
        """
        update pgq.tick t
           set tick_time = now() - interval '%s'
                 * (1 + (select max(n.tick_id) from pgq.tick n where n.tick_queue = t.tick_queue)
                    - t.tick_id)
        """
            .formatted(time));
    vacuum(session);
    session.run("select pgq.ticker()");
    session.run("select pgq.ticker()");
  }

  /** Gives all queues events and an old last tick. */
  static void becomeDue(Backend session) throws SQLException {
    session.run("select nextval(queue_event_seq::regclass) from pgq.queue");
    session.run("update pgq.tick set tick_time = tick_time - interval '1 hour'");
    vacuum(session);
  }

  private static void vacuum(Backend session) throws SQLException {
    session.run("vacuum analyze pgq.tick");
    session.run("vacuum analyze pgq.queue");
  }
}
