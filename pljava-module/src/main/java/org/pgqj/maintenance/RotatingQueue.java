package org.pgqj.maintenance;

import org.pgqj.backend.Quote;

/**
 * A queue whose rotation is due.
 *
 * @param id queue_id
 * @param dataPrefix name of the parent table
 * @param tables number of data tables
 * @param currentTable number of the data table that takes events
 * @param step1 transaction of the last rotation
 * @param step2 the later transaction that saw it
 * @param currentTxid id of the transaction that looks
 */
record RotatingQueue(
    int id,
    String dataPrefix,
    int tables,
    int currentTable,
    long step1,
    long step2,
    long currentTxid) {

  /** Number of the table to empty and to use next: the oldest. */
  int nextTable() {
    return (currentTable + 1) % tables;
  }

  /** That table, quoted. */
  String nextTableName() {
    return Quote.qualified(dataPrefix + "_" + nextTable());
  }
}
