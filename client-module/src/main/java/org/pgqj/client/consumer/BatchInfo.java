package org.pgqj.client.consumer;

import java.time.Instant;

/** What next_batch_custom says about a batch: its number, and the two ticks it is between. */
record BatchInfo(
    long id, long tick, long previousTick, Instant tickTime, Instant previousTickTime) {}
