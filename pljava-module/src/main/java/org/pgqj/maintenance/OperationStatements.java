package org.pgqj.maintenance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;

/** Statements that look for work to do; they run with the user's rights and search_path. */
final class OperationStatements {

  private static final Prepared TO_ROTATE =
      new Prepared(
          """
          select queue_name
            from pgq.queue
           where queue_switch_step2 is not null
             and (queue_switch_time operator(pg_catalog.+) queue_rotation_period)
                 operator(pg_catalog.<) current_timestamp
           order by queue_name
          """);

  private static final Prepared BETWEEN_STEPS =
      new Prepared(
          """
          select 1::pg_catalog.int8
            from pgq.queue
           where queue_switch_step2 is null
           limit 1
          """);

  // An empty array gives no row, and a null in it is no function.
  private static final Prepared EXTRA =
      new Prepared(
          """
          select f.name, q.queue_name
            from pgq.queue q
           cross join lateral pg_catalog.unnest(q.queue_extra_maint) with ordinality f (name, nr)
           where f.name is not null
           order by q.queue_name, f.nr
          """);

  private static final Prepared TO_VACUUM =
      new Prepared(
          """
          select pg_catalog.concat(t.nsp, '.', t.rel)
            from (values
                   (1, 'pgq', 'subscription'),
                   (2, 'pgq', 'consumer'),
                   (3, 'pgq', 'queue'),
                   (4, 'pgq', 'tick'),
                   (5, 'pgq', 'retry_queue'),
                   (6, 'pgq_ext', 'completed_tick'),
                   (7, 'pgq_ext', 'completed_batch'),
                   (8, 'pgq_ext', 'completed_event'),
                   (9, 'pgq_ext', 'partial_batch'),
                   (10, 'pgq_node', 'local_state'),
                   (11, 'londiste', 'seq_info'),
                   (12, 'txid', 'epoch'),
                   (13, 'londiste', 'completed')) t (nr, nsp, rel)
            join pg_catalog.pg_namespace n
              on n.nspname operator(pg_catalog.=) t.nsp::pg_catalog.name
            join pg_catalog.pg_class c
              on c.relnamespace operator(pg_catalog.=) n.oid
             and c.relname operator(pg_catalog.=) t.rel::pg_catalog.name
           where pg_catalog.current_setting('autovacuum') operator(pg_catalog.<>) 'on'
           order by t.nr
          """);

  private OperationStatements() {}

  /** Queues whose rotation is due, by name. */
  static List<String> queuesToRotate() throws SQLException {
    return strings(TO_ROTATE);
  }

  /** Whether any queue has had step 1 of a rotation and waits for step 2. */
  static boolean anyQueueBetweenSteps() throws SQLException {
    return Backend.firstLong(BETWEEN_STEPS.get()) != null;
  }

  /** The queues' own functions, by queue and in their order. */
  static List<Operation> extraMaintenance() throws SQLException {
    List<Operation> operations = new ArrayList<>();
    try (ResultSet rows = EXTRA.get().executeQuery()) {
      while (rows.next()) {
        operations.add(new Operation(rows.getString(1), rows.getString(2)));
      }
    }
    return operations;
  }

  /** Tables of PgQ and its companions that are there and that nobody else vacuums. */
  static List<String> tablesToVacuum() throws SQLException {
    return strings(TO_VACUUM);
  }

  private static List<String> strings(Prepared query) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (ResultSet rows = query.get().executeQuery()) {
      while (rows.next()) {
        strings.add(rows.getString(1));
      }
    }
    return strings;
  }
}
