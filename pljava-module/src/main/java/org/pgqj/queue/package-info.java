/**
 * Queues: create, drop, configure, grant, and the sequence helpers.
 *
 * <p>API: create_queue, drop_queue, set_queue_config, grant_perms, _grant_perms_from, tune_storage,
 * quote_fqname, seq_getval, seq_setval.
 *
 * <p>Reads pgq.queue, pgq.subscription and the catalogue. Writes pgq.queue and pgq.tick; creates,
 * alters and drops the tables and sequences of a queue.
 */
package org.pgqj.queue;
