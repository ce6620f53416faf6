package org.pgqj.trigger.declare;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.pgqj.backend.Prepared;

/**
 * What is captured.
 *
 * @param oid its oid, in decimal
 * @param sql its name as SQL, with its schema
 * @param kind relkind
 * @param isRelated whether rows of others come and go through it or its own through others:
 *     partitions, inheritance
 */
record Relation(String oid, String sql, String kind, boolean isRelated) {

  private static final Prepared LOOK_UP =
      new Prepared(
          """
          select cast(c.oid as pg_catalog.text), pg_catalog.format('%I.%I', n.nspname, c.relname),
                 cast(c.relkind as pg_catalog.text),
                 cast(cast(exists (
                   select
                     from pg_catalog.pg_inherits as i
                    where i.inhrelid operator(pg_catalog.=) c.oid
                       or i.inhparent operator(pg_catalog.=) c.oid)
                   as pg_catalog.int4) as pg_catalog.int8)
            from pg_catalog.pg_class as c
            join pg_catalog.pg_namespace as n on n.oid operator(pg_catalog.=) c.relnamespace
           where c.oid operator(pg_catalog.=)
                 cast(cast(? as pg_catalog.regclass) as pg_catalog.oid)
          """);

  /** Looks up a relation; null when it is gone. */
  static Relation of(String regclass) throws SQLException {
    try (ResultSet row = LOOK_UP.with(regclass).executeQuery()) {
      return row.next()
          ? new Relation(row.getString(1), row.getString(2), row.getString(3), row.getLong(4) != 0)
          : null;
    }
  }

  boolean isView() {
    return kind.equals("v");
  }

  boolean canHaveTriggers() {
    return "rpfv".contains(kind);
  }

  boolean canBeTruncated() {
    return kind.equals("r") || kind.equals("p");
  }

  /** Whether a trigger for each statement sees the same rows as one for each row. */
  boolean isCapturedByStatement() {
    return kind.equals("r") && !isRelated;
  }
}
