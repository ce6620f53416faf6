package org.pgqj.trigger.row;

import java.sql.SQLException;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;
import org.pgqj.trigger.options.Operation;

/**
 * Whether a table has triggers that could be taken for another one.
 *
 * <p>The answer is good while the table's triggers stay, which {@link DirectInsert} makes sure of.
 */
final class OtherTriggers {

  /**
   * Triggers but those of foreign keys that fire for each row after an operation; its bit of
   * pg_trigger.tgtype is bound.
   */
  private static final Prepared COUNT =
      new Prepared(
          """
          select pg_catalog.count(*)
            from pg_catalog.pg_trigger as t
            join pg_catalog.pg_proc as f on f.oid operator(pg_catalog.=) t.tgfoid
            join pg_catalog.pg_language as l on l.oid operator(pg_catalog.=) f.prolang
           where t.tgrelid operator(pg_catalog.=) cast(? as pg_catalog.oid)
             and t.tgtype operator(pg_catalog.&) '67'::pg_catalog.int2
                 operator(pg_catalog.=) '1'::pg_catalog.int2
             and t.tgtype operator(pg_catalog.&) cast(? as pg_catalog.int2)
                 operator(pg_catalog.<>) '0'::pg_catalog.int2
             and l.lanname operator(pg_catalog.<>) 'internal'
          """);

  private OtherTriggers() {}

  /** Whether only one trigger fires for each row after the plan's operation on its table. */
  static boolean areNone(Plan plan) throws SQLException {
    String oid = Integer.toUnsignedString(plan.capture().shape().oid());
    return Backend.firstLong(COUNT.with(oid, bit(plan.operation()))) == 1;
  }

  private static String bit(Operation operation) {
    return switch (operation) {
      case INSERT -> "4";
      case DELETE -> "8";
      case UPDATE -> "16";
      case TRUNCATE -> throw new IllegalArgumentException("TRUNCATE has no rows");
    };
  }
}
