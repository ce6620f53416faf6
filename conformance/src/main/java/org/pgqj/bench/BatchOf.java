package org.pgqj.bench;

import java.sql.SQLException;
import org.pgqj.fixtures.junit.Sql;

/** An open batch of many events in the queue {@code read}, made at the first call. */
final class BatchOf {

  private BatchOf() {}

  static long events(Backend session, int events) throws SQLException {
    Object open =
        Sql.one(
            session.connection(),
            """
            select max(sub_batch)
              from pgq.subscription
              join pgq.queue on queue_id = sub_queue
             where queue_name = 'read'
            """);
    if (open != null) {
      return (Long) open;
    }
    session.run("select pgq.register_consumer('read', 'reader')");
    StoredEvents.insert(session, "read", events);
    session.run("analyze");
    session.run("select pgq.force_tick('read'); select pgq.ticker('read')");
    return Sql.number(session.connection(), "select pgq.next_batch('read', 'reader')");
  }
}
