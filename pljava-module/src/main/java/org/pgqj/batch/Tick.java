package org.pgqj.batch;

import java.time.OffsetDateTime;

/**
 * A tick of one queue.
 *
 * @param id tick_id
 * @param time tick_time
 * @param eventSequence where the event sequence stood: a hint, not a count
 */
record Tick(long id, OffsetDateTime time, long eventSequence) {}
