package org.pgqj.trigger.encode;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.options.Operation;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.shape.Column;

/** What one of the trigger functions makes of a change. */
public interface Encoding {

  /** ev_type of an operation; the same for all its rows. */
  String type(Operation operation, Capture capture);

  /** ev_data of an INSERT, or of an UPDATE that is told by its new row. */
  String inserted(Capture capture, RowValues row) throws SQLException;

  /**
   * ev_data of an UPDATE.
   *
   * @param changed the published columns that changed; only an encoding that {@link
   *     #tellsChangesOnly} gets all of them
   * @throws Refusal XX000 when the key of the old row is null and the encoding needs it
   */
  String updated(Capture capture, RowValues old, RowValues now, List<Column> changed)
      throws SQLException, Refusal;

  /**
   * ev_data of a DELETE.
   *
   * @throws Refusal XX000 when the row's key is null and the encoding needs it
   */
  String deleted(Capture capture, RowValues row) throws SQLException, Refusal;

  /** ev_data of a TRUNCATE. */
  String truncated();

  /** A row as ev_extra2 keeps the old one. */
  String backup(Capture capture, RowValues row) throws SQLException;

  /** Whether the data of an UPDATE has the changed columns only. */
  boolean tellsChangesOnly();
}
