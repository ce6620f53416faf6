package org.pgqj.batch;

/**
 * A batch that was handed out.
 *
 * @param id batch id
 * @param start tick before its first event
 * @param end tick after its last event
 */
record Batch(long id, Tick start, Tick end) {}
