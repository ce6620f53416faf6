package org.pgqj.maintenance;

/**
 * The position that is furthest behind on a queue.
 *
 * @param tick lowest last tick; null when there are no consumers
 * @param xmin xmin of that tick's snapshot; null when its row is missing
 */
record SlowestConsumer(Long tick, Long xmin) {}
