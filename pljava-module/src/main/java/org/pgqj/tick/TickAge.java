package org.pgqj.tick;

/**
 * The time since the last tick, called lag, against the settings of its queue. The gap is the time
 * between the last tick and the one before it.
 *
 * @param belowMaxLag lag is below ticker_max_lag
 * @param belowHalfMaxLag lag is below half of it
 * @param hasGap there is a tick before the last one
 * @param belowTwiceGap lag is below twice the gap
 * @param belowIdlePeriod lag is below ticker_idle_period
 */
record TickAge(
    boolean belowMaxLag,
    boolean belowHalfMaxLag,
    boolean hasGap,
    boolean belowTwiceGap,
    boolean belowIdlePeriod) {}
