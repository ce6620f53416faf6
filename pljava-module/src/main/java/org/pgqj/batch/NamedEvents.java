package org.pgqj.batch;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Raise;

/**
 * Events of a batch that the caller names by their ids, with a value for each. The arrays stay in
 * PostgreSQL's own text form on their way through Java. The batch is read once, however many there
 * are.
 */
public final class NamedEvents {

  private static final String ONE = "array[?::bigint], array[?::%v]";
  private static final String MANY = "?::bigint[], ?::%v[]";

  // A batch may hold an event twice, as it was and as an earlier retry: the retry counts. A full
  // join, kept one by the offset, is never done by nested loops, which the planner would take for a
  // batch of any size: event tables have no statistics, so it expects a row or two.
  private static final String STORE =
      """
      with given as (
        select distinct on (g.id) g.id, g.value
          from unnest(%g) with ordinality g (id, value, number)
         order by g.id, g.number),
      found as (
        select distinct on (m.ev_id) m.*
          from (select g.id, g.value, e.*
                  from given g
                  full join (select b.* from (%b) b where b.ev_id between %l and %h) e
                    on e.ev_id = g.id
                offset 0) m
         where m.id is not null and m.ev_id is not null
         order by m.ev_id, m.ev_retry desc nulls last),
      stored as (
        %i
        returning ev_id)
      select (select count(*) from given) - (select count(*) from found) as missing,
             (select count(*) from stored) as stored
      """;

  private static final Prepared SHAPE =
      new Prepared(
          """
          select array_ndims(a.ids), array_ndims(a.vals), cardinality(a.ids), cardinality(a.vals),
                 (select min(i.id) from unnest(a.ids) i (id)),
                 (select max(i.id) from unnest(a.ids) i (id))
            from (select ?::bigint[] as ids, ?::text[] as vals) a
          """);

  private final String form;
  private final String ids;
  private final String values;
  private final Long lowest;
  private final Long highest;

  private NamedEvents(String form, String ids, String values, Long lowest, Long highest) {
    this.form = form;
    this.ids = ids;
    this.values = values;
    this.lowest = lowest;
    this.highest = highest;
  }

  /**
   * One event.
   *
   * @param type name of the value's type
   * @param value its text
   */
  public static NamedEvents one(Long id, String type, String value) {
    String form = ONE.replace("%v", type);
    return new NamedEvents(form, id == null ? null : id.toString(), value, id, id);
  }

  /**
   * Many events.
   *
   * @param call the SQL function that is called, and how its arguments are named
   * @param ids text of a bigint[]; of an id that is there twice the first counts, null is no
   *     event's
   * @param type name of the values' type
   * @param values text of an array of that type; null for null values
   * @throws SQLException P0001 for a null instead of ids; 2202E for arrays of different lengths or
   *     of more than one dimension
   */
  public static NamedEvents many(Call call, String ids, String type, String values)
      throws SQLException {
    if (ids == null) {
      throw Raise.error(PgqError.EVENT_NOT_FOUND);
    }
    try (ResultSet shape = SHAPE.with(ids, values).executeQuery()) {
      shape.next();
      refuseDimensions(call.function(), call.ids(), shape.getInt(1));
      refuseDimensions(call.function(), call.values(), shape.getInt(2));
      if (values != null && shape.getInt(3) != shape.getInt(4)) {
        throw Raise.error(
            PgqError.ARRAY_LENGTHS, call.function(), shape.getInt(3), shape.getInt(4));
      }
      return new NamedEvents(
          MANY.replace("%v", type),
          ids,
          values,
          (Long) shape.getObject(5),
          (Long) shape.getObject(6));
    }
  }

  /** Names for the texts of errors: the SQL function and its two arguments. */
  public record Call(String function, String ids, String values) {}

  /** Empty arrays and nulls have no dimension: 0. */
  private static void refuseDimensions(String function, String name, int dimensions)
      throws SQLException {
    if (dimensions > 1) {
      throw Raise.error(PgqError.ARRAY_DIMENSIONS, function, name);
    }
  }

  /**
   * Stores them somewhere, all or none.
   *
   * @param insert the statement that inserts the rows of {@code found}, which have {@code value}
   *     and the columns of get_batch_events; {@code returning} follows
   * @param parameters of that statement
   * @return how many rows it inserted
   * @throws SQLException P0001 when one is not in the batch
   */
  public int store(OpenBatch batch, String insert, String... parameters) throws SQLException {
    String sql =
        STORE
            .replace("%g", form)
            .replace("%i", insert)
            .replace("%l", String.valueOf(lowest))
            .replace("%h", String.valueOf(highest))
            .replace("%b", BatchQuery.text(batch));
    try (PreparedStatement store = Backend.connection().prepareStatement(sql)) {
      store.setString(1, ids);
      store.setString(2, values);
      for (int i = 0; i < parameters.length; i++) {
        store.setString(i + 3, parameters[i]);
      }
      return stored(store);
    }
  }

  private static int stored(PreparedStatement store) throws SQLException {
    try (ResultSet row = store.executeQuery()) {
      row.next();
      if (row.getLong(1) != 0) {
        throw Raise.error(PgqError.EVENT_NOT_FOUND);
      }
      return (int) row.getLong(2);
    }
  }
}
