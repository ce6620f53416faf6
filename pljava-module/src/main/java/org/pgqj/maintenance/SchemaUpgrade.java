package org.pgqj.maintenance;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.backend.Backend;

/** Adds what a schema of an earlier release lacks; runs with the user's rights and search_path. */
final class SchemaUpgrade {

  // Sub-consumers have no position between their batches.
  private static final Repair LAST_TICK =
      new Repair(
          """
          select 1::pg_catalog.int8
            from pg_catalog.pg_attribute
           where attrelid operator(pg_catalog.=) 'pgq.subscription'::pg_catalog.regclass
             and attname operator(pg_catalog.=) 'sub_last_tick'::pg_catalog.name
             and attnotnull
          """,
          "alter table pgq.subscription alter column sub_last_tick drop not null");

  private static final Repair EXTRA_MAINTENANCE =
      new Repair(
          """
          select 1::pg_catalog.int8
           where not exists (
                   select
                     from pg_catalog.pg_attribute
                    where attrelid operator(pg_catalog.=) 'pgq.queue'::pg_catalog.regclass
                      and attname operator(pg_catalog.=) 'queue_extra_maint'::pg_catalog.name
                      and not attisdropped)
          """,
          "alter table pgq.queue add column queue_extra_maint pg_catalog.text[]");

  private static final List<Repair> REPAIRS =
      List.of(
          role("pgq_reader", ""),
          role("pgq_writer", ""),
          role("pgq_admin", " in role pgq_reader, pgq_writer"),
          LAST_TICK,
          EXTRA_MAINTENANCE);

  private SchemaUpgrade() {}

  /**
   * A statement and when it is needed.
   *
   * @param needed query that yields a number when the statement is needed
   */
  private record Repair(String needed, String statement) {}

  static void run() throws SQLException {
    for (Repair repair : REPAIRS) {
      if (Backend.queryLong(repair.needed()) != null) {
        Backend.update(repair.statement());
      }
    }
  }

  private static Repair role(String name, String membership) {
    return new Repair(
        """
        select 1::pg_catalog.int8
         where not exists (
                 select
                   from pg_catalog.pg_roles
                  where rolname operator(pg_catalog.=) '%n'::pg_catalog.name)
        """
            .replace("%n", name),
        "create role " + name + membership);
  }
}
