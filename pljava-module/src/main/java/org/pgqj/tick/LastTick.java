package org.pgqj.tick;

import org.pgqj.backend.TxidSnapshot;

/**
 * The newest tick of a queue, seen from now.
 *
 * @param id tick_id
 * @param eventSequence value of the event sequence when ticked
 * @param snapshot its snapshot
 * @param currentTxid id of the transaction that looks
 * @param age how old it is, as far as the ticker cares
 */
record LastTick(
    long id, long eventSequence, TxidSnapshot snapshot, long currentTxid, TickAge age) {}
