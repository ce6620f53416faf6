package org.pgqj.bench;

import java.sql.SQLException;
import org.pgqj.fixtures.junit.Sql;

/** Fills event tables quickly. */
final class StoredEvents {

  private StoredEvents() {}

  /** Stores events in the current table of a queue, in a transaction of their own. */
  static void insert(Backend session, String queue, long events) throws SQLException {
    String table = Sql.text(session.connection(), "select pgq.current_event_table(?)", queue);
    session.run(
        "insert into "
            + table
            + " (ev_time, ev_type, ev_data, ev_extra1)"
            + " select now(), 'I:id', 'id=' || i || '&name=some%20name', 'public.users'"
            + " from generate_series(1, "
            + events
            + ") i");
  }
}
