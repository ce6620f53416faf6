package org.pgqj.trigger.row;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.trigger.shape.Column;
import org.pgqj.trigger.shape.ColumnType;
import org.pgqj.trigger.shape.TextForm;

/**
 * Whether an UPDATE changed a value. Two values are the same if the default equality operator of
 * their type says so in the column's collation (1.0 and 1.00 of type numeric are); arrays and types
 * without such an operator are compared by their text.
 */
final class Equality {

  private static final int MAX_TYPES = 500;

  /** How many parts of a type, itself included, have no default equality operator. */
  private static final Prepared PARTS_WITHOUT =
      new Prepared(
          """
          with recursive part(type) as (
            select cast(cast(? as pg_catalog.regtype) as pg_catalog.oid)
            union
            select u.type
              from part as p
              join pg_catalog.pg_type as t on t.oid operator(pg_catalog.=) p.type
             cross join lateral (
                   select a.atttypid
                     from pg_catalog.pg_attribute as a
                    where t.typtype operator(pg_catalog.=) 'c'
                      and a.attrelid operator(pg_catalog.=) t.typrelid
                      and a.attnum operator(pg_catalog.>) 0
                      and not a.attisdropped
                   union all
                   select t.typbasetype where t.typtype operator(pg_catalog.=) 'd'
                   union all
                   select t.typelem
                    where t.typelem operator(pg_catalog.<>) '0'
                      and t.typlen operator(pg_catalog.=) '-1') as u(type))
          select pg_catalog.count(*)
            from part as p
            join pg_catalog.pg_type as t on t.oid operator(pg_catalog.=) p.type
           where t.typtype operator(pg_catalog.<>) all (array['c', 'd']::pg_catalog."char"[])
             and not (t.typelem operator(pg_catalog.<>) '0'
                      and t.typlen operator(pg_catalog.=) '-1')
             and not exists (
                   select
                     from pg_catalog.pg_opclass as o
                     join pg_catalog.pg_am as m on m.oid operator(pg_catalog.=) o.opcmethod
                    where o.opcdefault
                      and m.amname operator(pg_catalog.=) any (
                            array['btree', 'hash']::pg_catalog.name[])
                      and (o.opcintype operator(pg_catalog.=) t.oid
                           or o.opcintype operator(pg_catalog.=)
                              case t.typtype when 'e' then '3500'::pg_catalog.oid
                                             when 'r' then '3831'::pg_catalog.oid
                                             when 'm' then '4537'::pg_catalog.oid end
                           or exists (
                                select
                                  from pg_catalog.pg_cast as s
                                 where s.castsource operator(pg_catalog.=) t.oid
                                   and s.casttarget operator(pg_catalog.=) o.opcintype
                                   and s.castmethod operator(pg_catalog.=) 'b'
                                   and s.castcontext operator(pg_catalog.=) 'i')))
          """);

  /**
   * The statement that compares two values, by type and collation; null where there is no equality
   * operator. Kept for {@value #MAX_TYPES} types. An operator class that is made or dropped later
   * in the session counts from the next session on.
   */
  private static final Map<String, Prepared> COMPARISONS = new HashMap<>();

  private Equality() {}

  /** Whether a column's value is another one. */
  static boolean isChanged(Column column, Row before, Row after) throws SQLException {
    return switch (column.form()) {
      case FLOAT4, FLOAT8 -> isChangedFloat(before.value(column), after.value(column));
      case DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ ->
          isChangedObject(before.value(column), after.value(column));
      default -> isChangedText(column, before, after);
    };
  }

  private static boolean isChangedObject(Object old, Object now) {
    return old == null ? now != null : !old.equals(now);
  }

  /** Fewer digits may be printed than a float has, so its value counts; -0 equals 0. */
  private static boolean isChangedFloat(Object old, Object now) {
    if (old instanceof Number a && now instanceof Number b) {
      return !a.equals(b) && !(a.doubleValue() == 0 && b.doubleValue() == 0);
    }
    return (old == null) != (now == null);
  }

  private static boolean isChangedText(Column column, Row before, Row after) throws SQLException {
    String old = before.text(column);
    String now = after.text(column);
    if (old == null || now == null) {
      return (old == null) != (now == null);
    }
    if (old.equals(now)) {
      return false;
    }
    ColumnType type = column.type();
    return type.isArray()
        || type.comparesByText()
        || column.form() == TextForm.BOOL
        || !isEqual(type, old, now);
  }

  /** Whether the values of a type are compared by an operator, not by their texts. */
  static boolean hasOperator(ColumnType type) throws SQLException {
    return comparison(type) != null;
  }

  private static boolean isEqual(ColumnType type, String old, String now) throws SQLException {
    Prepared comparison = comparison(type);
    if (comparison == null) {
      return false;
    }
    PreparedStatement compare = comparison.with(old, now);
    return Backend.firstLong(compare) == 1;
  }

  private static Prepared comparison(ColumnType type) throws SQLException {
    String value = type.readBase("?") + type.collateSql();
    if (!COMPARISONS.containsKey(value)) {
      if (COMPARISONS.size() >= MAX_TYPES) {
        COMPARISONS.clear();
      }
      boolean exists = Backend.firstLong(PARTS_WITHOUT.with(type.baseSql())) == 0;
      String sql =
          "select cast(cast(pg_catalog.record_eq(row("
              + value
              + "), row("
              + value
              + ")) as pg_catalog.int4) as pg_catalog.int8)";
      COMPARISONS.put(value, exists ? new Prepared(sql) : null);
    }
    return COMPARISONS.get(value);
  }
}
