package org.pgqj.tick;

import org.pgqj.backend.Quote;

/**
 * A queue as the ticker sees it.
 *
 * @param id queue_id
 * @param external ticks come from outside
 * @param paused no ticks
 * @param maxCount new events that make a tick due at once
 * @param dataPrefix name of the parent table
 * @param eventSequence name of the sequence of event ids
 * @param tickSequence name of the sequence of tick ids
 * @param currentTable number of the data table that takes events
 * @param previousTable number of the data table that took them before
 * @param last its newest tick; null when there is none
 */
record TickedQueue(
    int id,
    boolean external,
    boolean paused,
    int maxCount,
    String dataPrefix,
    String eventSequence,
    String tickSequence,
    int currentTable,
    int previousTable,
    LastTick last) {

  /** The parent table, quoted. */
  String parentTable() {
    return Quote.qualified(dataPrefix);
  }

  /** A data table, quoted. */
  String dataTable(int number) {
    return Quote.qualified(dataPrefix + "_" + number);
  }
}
