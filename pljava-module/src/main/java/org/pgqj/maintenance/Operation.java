package org.pgqj.maintenance;

/**
 * One thing to do for a maintenance daemon.
 *
 * @param function a function's name, or {@code vacuum}
 * @param argument its argument, or the table to vacuum; null for none
 */
record Operation(String function, String argument) {}
