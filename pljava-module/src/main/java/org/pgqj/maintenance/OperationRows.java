package org.pgqj.maintenance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.pljava.ResultSetProvider;

/** Operations as rows of maint_operations. */
final class OperationRows implements ResultSetProvider {

  private final List<Operation> operations;

  OperationRows(List<Operation> operations) {
    this.operations = operations;
  }

  @Override
  public boolean assignRowValues(ResultSet out, int row) throws SQLException {
    if (row >= operations.size()) {
      return false;
    }
    Operation operation = operations.get(row);
    out.updateString(1, operation.function());
    if (operation.argument() != null) {
      out.updateString(2, operation.argument());
    }
    return true;
  }

  @Override
  public void close() {}
}
