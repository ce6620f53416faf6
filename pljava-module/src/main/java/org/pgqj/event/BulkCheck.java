package org.pgqj.event;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.PgqError;
import org.pgqj.backend.Prepared;
import org.pgqj.backend.Raise;

/** What is wrong with many events given at once, and how many they are. */
final class BulkCheck {

  private static final Prepared LENGTHS =
      new Prepared(
          """
          select least(cardinality(a.l), cardinality(a.d), cardinality(a.e),
                       cardinality(a.f), cardinality(a.g), cardinality(a.h)),
                 greatest(cardinality(a.l), cardinality(a.d), cardinality(a.e),
                          cardinality(a.f), cardinality(a.g), cardinality(a.h))
            from (select ?::text[] as l, ?::text[] as d, ?::text[] as e,
                         ?::text[] as f, ?::text[] as g, ?::text[] as h) a
          """);

  // The first element that is no object or has a key that is none of an event.
  private static final Prepared WRONG_OBJECT =
      new Prepared(
          """
          select e.n, k.key
            from jsonb_array_elements(?::jsonb) with ordinality e (event, n)
            left join lateral jsonb_object_keys(
                   case when jsonb_typeof(e.event) = 'object' then e.event end) k (key) on true
           where jsonb_typeof(e.event) <> 'object'
              or k.key <> all ('{type,data,extra1,extra2,extra3,extra4}')
           order by e.n
           limit 1
          """);

  private static final Prepared ELEMENTS =
      new Prepared(
          """
          select case when jsonb_typeof(j) = 'array' then jsonb_array_length(j) end::bigint
            from (select ?::jsonb as j) given
          """);

  private static final String[] ARRAY_NAMES = {
    "ev_type", "ev_data", "ev_extra1", "ev_extra2", "ev_extra3", "ev_extra4"
  };

  private BulkCheck() {}

  /**
   * Checks what can be told before the insert.
   *
   * @throws SQLException 22004 when there is nothing but nulls to tell the number of events by;
   *     2202E for an array with more than one dimension; 22023 for JSON that is no array of events
   */
  static void check(Bulk bulk) throws SQLException {
    if (bulk.form() == BulkForm.OBJECTS) {
      checkObjects(bulk);
    } else {
      checkArrays(bulk);
    }
  }

  /**
   * The number of events.
   *
   * @throws SQLException 2202E when the arrays differ in length
   */
  static int count(Bulk bulk) throws SQLException {
    if (bulk.form() == BulkForm.OBJECTS) {
      return Backend.firstLong(ELEMENTS.with(bulk.value(0))).intValue();
    }
    PreparedStatement lengths = bulk.bind(LENGTHS.get());
    if (bulk.form() == BulkForm.ONE_TYPE) {
      lengths.setString(1, null);
    }
    try (ResultSet row = lengths.executeQuery()) {
      row.next();
      int shortest = row.getInt(1);
      int longest = row.getInt(2);
      if (shortest == longest) {
        return longest;
      }
      throw Raise.error(PgqError.ARRAY_LENGTHS, "insert_events", shortest, longest);
    }
  }

  private static void checkArrays(Bulk bulk) throws SQLException {
    boolean given = false;
    for (int i = bulk.form() == BulkForm.ONE_TYPE ? 1 : 0; i < bulk.size(); i++) {
      String array = bulk.value(i);
      if (array != null) {
        given = true;
        if (isMultidimensional(array)) {
          throw Raise.error(PgqError.ARRAY_DIMENSIONS, "insert_events", ARRAY_NAMES[i]);
        }
      }
    }
    if (!given) {
      throw Raise.error(PgqError.BULK_NO_ARRAY);
    }
  }

  /**
   * Whether an array has more than one dimension, by its text: {@code {{…}}}, or {@code
   * [l:u][l:u]=…} when it doesn't count from 1. (A brace inside an element would be quoted.)
   */
  static boolean isMultidimensional(String array) {
    return array.startsWith("{{")
        || (array.startsWith("[") && array.charAt(array.indexOf(']') + 1) == '[');
  }

  private static void checkObjects(Bulk bulk) throws SQLException {
    String events = bulk.value(0);
    if (events == null) {
      throw Raise.error(PgqError.BULK_NULL_EVENTS);
    }
    if (Backend.firstLong(ELEMENTS.with(events)) == null) {
      throw Raise.error(PgqError.BULK_NO_JSON_ARRAY);
    }
    try (ResultSet wrong = WRONG_OBJECT.with(events).executeQuery()) {
      if (!wrong.next()) {
        return;
      }
      long number = wrong.getLong(1);
      String key = wrong.getString(2);
      throw key == null
          ? Raise.error(PgqError.BULK_NO_OBJECT, number)
          : Raise.error(PgqError.BULK_UNKNOWN_KEY, number, key);
    }
  }
}
