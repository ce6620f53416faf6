package org.pgqj.trigger.row;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.trigger.capture.Capture;
import org.pgqj.trigger.options.Refusal;
import org.pgqj.trigger.options.TriggerError;
import org.pgqj.trigger.shape.Column;

/**
 * What an UPDATE changed.
 *
 * @param published the columns that changed and are published, in table order; only the first of
 *     them unless all were asked for
 * @param isEvent whether anything is to be published: not when only ignored columns changed
 */
record Changes(List<Column> published, boolean isEvent) {

  /**
   * Compares the rows of an UPDATE.
   *
   * @param all whether all changed columns are wanted, not just whether there are any
   * @throws Refusal XX000 «primary key update not allowed»: the consumer of such an event could not
   *     find the row
   */
  static Changes between(Row before, Row after, Capture capture, boolean all)
      throws SQLException, Refusal {
    boolean comparesRest = all || capture.options().ignore() != null;
    List<Column> published = new ArrayList<>();
    boolean isIgnoredChanged = false;
    List<Column> columns = capture.shape().columns();
    for (int i = 0; i < columns.size(); i++) {
      boolean isWanted = comparesRest && (all || published.isEmpty());
      if ((!isWanted && !capture.isKey(i)) || !Equality.isChanged(columns.get(i), before, after)) {
        continue;
      }
      if (capture.isKey(i)) {
        throw TriggerError.KEY_UPDATE.refusal();
      }
      if (capture.isIgnored(i)) {
        isIgnoredChanged = true;
      } else {
        published.add(columns.get(i));
      }
    }
    return new Changes(published, !published.isEmpty() || !isIgnoredChanged);
  }
}
