package org.pgqj.maintenance;

import org.pgqj.backend.Quote;

/**
 * A queue to rebase.
 *
 * @param id queue_id
 * @param name queue_name
 * @param dataPrefix name of the parent table
 * @param currentTable number of the data table that takes events
 * @param eventSequence name of the sequence of event ids
 * @param tickSequence name of the sequence of tick ids
 */
record RebasedQueue(
    int id,
    String name,
    String dataPrefix,
    int currentTable,
    String eventSequence,
    String tickSequence) {

  /** The parent table, quoted. */
  String parentTable() {
    return Quote.qualified(dataPrefix);
  }

  /** The data table that takes events, quoted. */
  String currentTableName() {
    return Quote.qualified(dataPrefix + "_" + currentTable);
  }
}
