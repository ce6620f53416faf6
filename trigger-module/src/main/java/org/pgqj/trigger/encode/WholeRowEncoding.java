package org.pgqj.trigger.encode;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.shape.Column;

/** A format that tells every change by one row: the new one, or the one deleted. */
abstract class WholeRowEncoding implements Encoding {

  abstract String row(Capture capture, RowValues row) throws SQLException;

  @Override
  public final String inserted(Capture capture, RowValues row) throws SQLException {
    return row(capture, row);
  }

  @Override
  public final String updated(Capture capture, RowValues old, RowValues now, List<Column> changed)
      throws SQLException {
    return row(capture, now);
  }

  @Override
  public final String deleted(Capture capture, RowValues row) throws SQLException {
    return row(capture, row);
  }

  @Override
  public final String backup(Capture capture, RowValues row) throws SQLException {
    return row(capture, row);
  }

  @Override
  public final boolean tellsChangesOnly() {
    return false;
  }
}
