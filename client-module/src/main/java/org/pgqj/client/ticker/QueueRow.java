package org.pgqj.client.ticker;

import java.time.Duration;

/**
 * A queue that the ticker serves, as it is now.
 *
 * @param id queue_id
 * @param dataPrefix name of the parent of its data tables
 * @param currentTable number of the one that receives events
 * @param previousTable number of the one before
 * @param maxLag ticker_max_lag
 * @param sequence last value of its event sequence; null before the first event
 */
record QueueRow(
    int id,
    String name,
    String dataPrefix,
    int currentTable,
    int previousTable,
    Duration maxLag,
    Long sequence) {}
