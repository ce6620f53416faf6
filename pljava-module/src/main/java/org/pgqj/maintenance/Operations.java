package org.pgqj.maintenance;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Puts together what there is to do. */
final class Operations {

  private static final String STEP_1 = "pgq.maint_rotate_tables_step1";
  private static final String STEP_2 = "pgq.maint_rotate_tables_step2";
  private static final String VACUUM = "vacuum";

  private Operations() {}

  /**
   * All operations. Vacuums come last, where PgQ 3.5 has them before the functions of cascading and
   * replication: pgqd ends its round at the first vacuum, and those functions must not wait for
   * ever.
   */
  static List<Operation> due() throws SQLException {
    List<Operation> due = new ArrayList<>();
    for (String queue : OperationStatements.queuesToRotate()) {
      due.add(new Operation(STEP_1, queue));
    }
    if (!due.isEmpty() || OperationStatements.anyQueueBetweenSteps()) {
      due.add(new Operation(STEP_2, null));
    }
    due.addAll(OperationStatements.extraMaintenance());
    due.addAll(CompanionPackages.operations());
    for (String table : OperationStatements.tablesToVacuum()) {
      due.add(new Operation(VACUUM, table));
    }
    return due;
  }
}
