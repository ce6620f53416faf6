package org.pgqj.trigger.validate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.pljava.ResultSetProvider;

/** Findings as rows of validate_trigger. */
final class FindingRows implements ResultSetProvider {

  private final List<Finding> findings;

  FindingRows(List<Finding> findings) {
    this.findings = findings;
  }

  @Override
  public boolean assignRowValues(ResultSet out, int row) throws SQLException {
    if (row >= findings.size()) {
      return false;
    }
    Finding finding = findings.get(row);
    out.updateString(1, finding.severity());
    if (finding.argument() != null) {
      out.updateString(2, finding.argument());
    }
    out.updateString(3, finding.message());
    return true;
  }

  @Override
  public void close() {}
}
