/**
 * Triggers that turn changes of a table into events: {@code pgq.logutriga}, {@code pgq.sqltriga},
 * {@code pgq.jsontriga}, {@code pgq.logtriga}. They read the catalogue of the table they fire on
 * and write events, with the rights of the user who changes the table.
 *
 * <p>Here is what SQL calls. {@code options} is what a trigger's arguments say, {@code shape} what
 * the table looks like, {@code capture} both together, {@code encode} the formats of events, {@code
 * set} the SQL for the rows of a statement, {@code row} the firing, {@code declare} creates
 * triggers.
 */
package org.pgqj.trigger;
