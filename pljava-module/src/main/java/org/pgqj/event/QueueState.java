package org.pgqj.event;

import org.pgqj.backend.PgqError;
import org.pgqj.backend.RowVersion;

/**
 * A queue as an insert sees it; true for one statement only.
 *
 * @param id queue_id
 * @param dataPrefix name of the parent table
 * @param table number of the current data table
 * @param disabled queue_disable_insert
 * @param replica whether session_replication_role is replica, which overrides disabled
 * @param limit events per transaction; null or negative for no limit
 * @param eventSequence name of the sequence of event ids
 * @param version what tells the row from any later version of it; null while it may still be undone
 */
record QueueState(
    int id,
    String dataPrefix,
    int table,
    boolean disabled,
    boolean replica,
    Integer limit,
    String eventSequence,
    RowVersion version) {

  boolean acceptsEvents() {
    return !disabled || replica;
  }

  /** Whether any event is put into the current table, as long as the row stays as it is. */
  boolean isOrdinary() {
    return version != null && !disabled && !isLimited();
  }

  boolean isLimited() {
    return limit != null && limit >= 0;
  }

  /** Name of the current data table, as pgq.queue has it, not quoted. */
  String currentTable() {
    return dataPrefix + "_" + table;
  }

  /**
   * Why an event is refused.
   *
   * @param attempts events this transaction has tried to insert, this one included; only looked at
   *     when the queue is limited
   * @return null when it is not
   */
  PgqError refusal(int attempts) {
    if (!acceptsEvents()) {
      return PgqError.INSERT_DISALLOWED;
    }
    if (isLimited() && attempts > limit) {
      return PgqError.TX_LIMIT;
    }
    return null;
  }
}
