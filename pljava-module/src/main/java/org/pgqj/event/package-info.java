/**
 * Events: the producers' side.
 *
 * <p>API: insert_event, insert_events, insert_event_raw, current_event_table, and _hold_rotation
 * behind it.
 *
 * <p>Reads pgq.queue. Writes the data tables of the queues, and advances their event sequences.
 *
 * <p>An event must go into the table that is current in the eyes of rotation. Rotation relies on
 * this: a transaction whose id is above queue_switch_step2 writes to the new table. Producers keep
 * that promise in one of three ways. In READ COMMITTED an insert checks the table number in its own
 * statement, with the data table locked before the statement's snapshot is taken; step 2 of the
 * rotation looks at those locks. By then the transaction has its id, so its later inserts may use
 * the same table, whatever happens. In REPEATABLE READ and SERIALIZABLE, where the number may be
 * stale, the queue's row is locked FOR SHARE, which fails with 40001 after a rotation and holds off
 * the next one.
 */
package org.pgqj.event;
