/**
 * Ticks: snapshots that cut the stream of events into batches.
 *
 * <p>API: ticker, tick_now, force_tick.
 *
 * <p>Reads pgq.queue, pgq.tick and the data tables. Writes pgq.tick, and advances the sequences of
 * the queue.
 *
 * <p>A later tick of a queue must never have an older snapshot than an earlier one, or events would
 * be delivered twice. So ticking is serialised per queue by a lock on its parent table, taken in
 * one statement before the snapshot is taken in the next. A transaction with a fixed snapshot (in
 * REPEATABLE READ) that can't see all ticks is refused with 40001.
 */
package org.pgqj.tick;
