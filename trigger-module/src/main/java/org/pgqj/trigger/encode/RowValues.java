package org.pgqj.trigger.encode;

import java.sql.SQLException;
import org.pgqj.trigger.shape.Column;

/** The values of one row. */
public interface RowValues {

  /** A value as the output text of its type, in the session's settings; null for a null. */
  String text(Column column) throws SQLException;

  /** A moment as ISO 8601 with the letter T, whatever DateStyle says; null for a null. */
  String isoText(Column column) throws SQLException;
}
