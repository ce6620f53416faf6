package org.pgqj.client.ticker;

import java.util.List;

/**
 * What a look at the database has shown.
 *
 * @param snapshot which transactions are running
 * @param queues the queues; none when the snapshot is the one that was known
 */
record Look(Snapshot snapshot, List<QueueRow> queues) {}
