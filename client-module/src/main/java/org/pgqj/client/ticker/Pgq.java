package org.pgqj.client.ticker;

/**
 * What a database has of PgQ.
 *
 * @param present PgQ 3, in Java or in C
 * @param ticksNow whether it can be told to tick without asking whether a tick is due
 */
record Pgq(boolean present, boolean ticksNow) {}
