package org.pgqj.event;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.pgqj.backend.Backend;

/** The statements that put many events at once into one data table of one queue. */
final class BulkPlan {

  // The condition is a subquery of its own, so that it is asked once and the events keep their
  // order. An event that a trigger on the table keeps out has its id all the same.
  private static final String INSERT_ALL =
      """
      with drawn as materialized (
        select nextval((
                 select q.queue_event_seq::regclass
                   from pgq.queue q
                  where q.queue_id = %i)) as ev_id,
               given.*
          from (%r) given
         where (select true from pgq.queue q where q.queue_id = %i and q.queue_cur_table = %n)),
      stored as (
        insert into %t (ev_id, ev_time,
               ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4)
        select d.ev_id, now(),
               d.ev_type, d.ev_data, d.ev_extra1, d.ev_extra2, d.ev_extra3, d.ev_extra4
          from drawn d)
      select array_agg(d.ev_id) from drawn d
      """;

  private final String sql;
  private final Map<BulkForm, PreparedStatement> statements = new EnumMap<>(BulkForm.class);

  /**
   * No statement yet.
   *
   * @param number of the data table
   * @param table its name, quoted
   */
  BulkPlan(int queueId, int number, String table) {
    sql =
        INSERT_ALL
            .replace("%i", Integer.toString(queueId))
            .replace("%n", Integer.toString(number))
            .replace("%t", table);
  }

  /**
   * Inserts ordinary events; runs with the owner's rights and search_path.
   *
   * @return their ids, in the order given; null when nothing was inserted, because there is none,
   *     because arrays differ in length or because the table is not the current one any more
   */
  long[] insert(Bulk events) throws SQLException {
    PreparedStatement statement = events.bind(statement(events.form()));
    Nesting.enter();
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return unboxed((Long[]) row.getObject(1));
    } finally {
      Nesting.leave();
    }
  }

  /** Gives the statements back. */
  void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
  }

  private PreparedStatement statement(BulkForm form) throws SQLException {
    PreparedStatement statement = statements.get(form);
    if (statement == null) {
      statement = Backend.connection().prepareStatement(sql.replace("%r", form.rows()));
      statements.put(form, statement);
    }
    return statement;
  }

  private static long[] unboxed(Long[] ids) {
    if (ids == null) {
      return null;
    }
    long[] plain = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      plain[i] = ids[i];
    }
    return plain;
  }
}
