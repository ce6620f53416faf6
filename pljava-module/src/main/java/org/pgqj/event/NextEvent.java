package org.pgqj.event;

/**
 * A queue and the id drawn for an event of it.
 *
 * @param queue the queue as the drawing statement saw it
 * @param id from the event sequence
 * @param fixedSnapshot whether the transaction sees one and the same snapshot throughout
 */
record NextEvent(QueueState queue, long id, boolean fixedSnapshot) {}
