package org.pgqj.conformance.trigger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.pgqj.fixtures.junit.Sql;

/** A queue of one test, and what came into it. */
final class EventLog {

  private final Connection c;
  private final String table;
  private long seen;

  /** Creates the queue. */
  EventLog(Connection c, String queue) throws SQLException {
    this.c = c;
    Sql.one(c, "select pgq.create_queue(?)", queue);
    this.table = Sql.text(c, "select queue_data_pfx from pgq.queue where queue_name = ?", queue);
  }

  /**
   * The events since the last call, in order of their ids: {@code type | data | extra1 | extra2}, a
   * null as the word.
   */
  List<String> next() throws SQLException {
    List<String> lines =
        Sql.lines(
            c,
            """
            select concat_ws(' | ', coalesce(ev_type, 'NULL'), coalesce(ev_data, 'NULL'),
                                    coalesce(ev_extra1, 'NULL'), coalesce(ev_extra2, 'NULL'))
              from %s
             where ev_id > ?
             order by ev_id
            """
                .formatted(table),
            seen);
    seen = Sql.number(c, "select coalesce(max(ev_id), 0) from " + table);
    return lines;
  }
}
