package org.pgqj.queue;

import org.pgqj.backend.Quote;

/**
 * What a queue owns in the database.
 *
 * @param id queue_id
 * @param tables number of data tables
 * @param dataPrefix name of the parent table, as stored: {@code pgq.event_N}
 * @param eventSequence name of the sequence of event ids, as stored
 * @param tickSequence name of the sequence of tick ids, as stored
 */
record QueueObjects(
    int id, int tables, String dataPrefix, String eventSequence, String tickSequence) {

  /** The parent table, quoted. */
  String parentTable() {
    return Quote.qualified(dataPrefix);
  }

  /** A data table, quoted. */
  String dataTable(int number) {
    return Quote.qualified(dataPrefix + "_" + number);
  }

  /** The index of a data table, quoted, without schema: an index lives in its table's. */
  String txidIndex(int number) {
    String table = dataPrefix.substring(dataPrefix.indexOf('.') + 1);
    return Quote.identifier(table + "_" + number + "_txid_idx");
  }
}
