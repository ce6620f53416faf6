package org.pgqj.conformance.trigger;

import java.sql.Connection;
import java.sql.SQLException;
import org.pgqj.fixtures.junit.Sql;

/** Declares triggers for each statement. */
final class SetTriggers {

  private SetTriggers() {}

  /** Triggers on INSERT, UPDATE and DELETE of a table, with odd names for the transition tables. */
  static void create(Connection c, String table, String function, String arguments)
      throws SQLException {
    String call = "for each statement when (pgq._ready()) execute function pgq.%s(%s)";
    String tail = call.formatted(function, arguments);
    Sql.run(
        c,
        """
        create trigger set_i after insert on %1$s referencing new table as "New Rows" %2$s;
        create trigger set_u after update on %1$s
          referencing old table as old_rows new table as "select" %2$s;
        create trigger set_d after delete on %1$s referencing old table as o %2$s;
        """
            .formatted(table, tail));
  }
}
