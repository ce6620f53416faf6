package org.pgqj.maintenance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.Backend;
import org.pgqj.backend.Prepared;

/**
 * What pgq_node (cascading) and londiste (replication) want done, where they are installed. Their
 * tables need not exist, so no statement on them is kept. All runs with the user's rights and
 * search_path.
 */
final class CompanionPackages {

  private static final Prepared FUNCTIONS =
      new Prepared(
          """
          select pg_catalog.concat(n.nspname, '.', p.proname)
            from pg_catalog.pg_proc p
            join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) p.pronamespace
           where (n.nspname operator(pg_catalog.=) 'pgq_node'::pg_catalog.name
                  and p.proname operator(pg_catalog.=) 'maint_watermark'::pg_catalog.name)
              or (n.nspname operator(pg_catalog.=) 'londiste'::pg_catalog.name
                  and p.proname operator(pg_catalog.=) any (
                        array['root_check_seqs', 'periodic_maintenance']::pg_catalog.name[]))
          """);

  private static final String WATERMARK = "pgq_node.maint_watermark";

  private static final String ROOT_QUEUES =
      """
      select n.queue_name
        from pgq_node.node_info n
       where n.node_type operator(pg_catalog.=) 'root'
       order by n.queue_name
      """;

  private static final String SEQUENCES = "londiste.root_check_seqs";

  private static final String SEQUENCE_QUEUES =
      """
      select n.queue_name
        from pgq_node.node_info n
       where n.node_type operator(pg_catalog.=) 'root'
         and exists (
               select
                 from londiste.seq_info s
                where s.local and s.queue_name operator(pg_catalog.=) n.queue_name)
       order by n.queue_name
      """;

  private static final String PERIODIC = "londiste.periodic_maintenance";

  private CompanionPackages() {}

  static List<Operation> operations() throws SQLException {
    List<String> functions = functions();
    List<Operation> operations = new ArrayList<>();
    if (functions.contains(WATERMARK)) {
      addForQueues(operations, WATERMARK, ROOT_QUEUES);
    }
    if (functions.contains(SEQUENCES)) {
      addForQueues(operations, SEQUENCES, SEQUENCE_QUEUES);
    }
    if (functions.contains(PERIODIC)) {
      operations.add(new Operation(PERIODIC, null));
    }
    return operations;
  }

  private static List<String> functions() throws SQLException {
    List<String> functions = new ArrayList<>();
    try (ResultSet rows = FUNCTIONS.get().executeQuery()) {
      while (rows.next()) {
        functions.add(rows.getString(1));
      }
    }
    return functions;
  }

  private static void addForQueues(List<Operation> operations, String function, String queues)
      throws SQLException {
    try (Statement statement = Backend.connection().createStatement();
        ResultSet rows = statement.executeQuery(queues)) {
      while (rows.next()) {
        operations.add(new Operation(function, rows.getString(1)));
      }
    }
  }
}
