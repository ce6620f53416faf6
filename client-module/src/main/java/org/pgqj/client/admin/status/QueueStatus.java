package org.pgqj.client.admin.status;

import java.util.List;

/**
 * A queue; times are in seconds.
 *
 * @param tables number of its data tables
 * @param rotationAge time since it rotated
 * @param paused whether it is not ticked for now
 * @param external whether its ticks come from elsewhere
 * @param tickerLag age of the newest tick, or null when there is none
 * @param eventsPerSecond null when it is not known
 * @param newEvents since the newest tick, or null when there is none
 * @param lastTick its id, or null
 */
record QueueStatus(
    String name,
    int tables,
    double rotationPeriod,
    double rotationAge,
    boolean paused,
    boolean external,
    long maxCount,
    double maxLag,
    double idlePeriod,
    Double tickerLag,
    Double eventsPerSecond,
    Long newEvents,
    Long lastTick,
    List<ConsumerStatus> consumers) {}
