package org.pgqj.client.ticker;

/**
 * A queue by its settings.
 *
 * @param due whether its settings ask for a tick now
 * @param awaited whether it has consumers
 * @param behind by how many ticks the foremost of them lags
 */
record QueueState(int id, String name, boolean due, boolean awaited, long behind) {}
