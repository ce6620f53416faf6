package org.pgqj.event;

/** A form in which many events are given at once: the SQL that makes rows of what was given. */
enum BulkForm {
  /** Type, data and the four extra fields, each an array; a null array is null in every event. */
  ARRAYS(
      """
      select u.ev_type, u.ev_data, u.ev_extra1, u.ev_extra2, u.ev_extra3, u.ev_extra4
        from (select ?::text[] as ev_type, ?::text[] as ev_data, ?::text[] as ev_extra1,
                     ?::text[] as ev_extra2, ?::text[] as ev_extra3, ?::text[] as ev_extra4) a
       cross join lateral
             unnest(a.ev_type, a.ev_data, a.ev_extra1, a.ev_extra2, a.ev_extra3, a.ev_extra4)
             u (ev_type, ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4)
       where greatest(cardinality(a.ev_type), cardinality(a.ev_data),
                      cardinality(a.ev_extra1), cardinality(a.ev_extra2),
                      cardinality(a.ev_extra3), cardinality(a.ev_extra4))
             = least(cardinality(a.ev_type), cardinality(a.ev_data),
                     cardinality(a.ev_extra1), cardinality(a.ev_extra2),
                     cardinality(a.ev_extra3), cardinality(a.ev_extra4))
      """),

  /** As {@link #ARRAYS}, but with one type for all events. */
  ONE_TYPE(
      """
      select a.ev_type, u.ev_data, u.ev_extra1, u.ev_extra2, u.ev_extra3, u.ev_extra4
        from (select ?::text as ev_type, ?::text[] as ev_data, ?::text[] as ev_extra1,
                     ?::text[] as ev_extra2, ?::text[] as ev_extra3, ?::text[] as ev_extra4) a
       cross join lateral
             unnest(a.ev_data, a.ev_extra1, a.ev_extra2, a.ev_extra3, a.ev_extra4)
             u (ev_data, ev_extra1, ev_extra2, ev_extra3, ev_extra4)
       where greatest(cardinality(a.ev_data), cardinality(a.ev_extra1), cardinality(a.ev_extra2),
                      cardinality(a.ev_extra3), cardinality(a.ev_extra4))
             = least(cardinality(a.ev_data), cardinality(a.ev_extra1), cardinality(a.ev_extra2),
                     cardinality(a.ev_extra3), cardinality(a.ev_extra4))
      """),

  /** A jsonb array of objects, which has been checked. */
  OBJECTS(
      """
      select e.event ->> 'type' as ev_type, e.event ->> 'data' as ev_data,
             e.event ->> 'extra1' as ev_extra1, e.event ->> 'extra2' as ev_extra2,
             e.event ->> 'extra3' as ev_extra3, e.event ->> 'extra4' as ev_extra4
        from jsonb_array_elements(?::jsonb) e (event)
      """);

  private final String rows;

  BulkForm(String rows) {
    this.rows = rows;
  }

  /**
   * A query for the events: ev_type, ev_data, ev_extra1 to ev_extra4, in the order given. No row
   * when the arrays differ in length.
   */
  String rows() {
    return rows;
  }
}
