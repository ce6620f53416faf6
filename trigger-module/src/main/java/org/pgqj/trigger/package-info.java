/**
 * Row triggers that turn changes of a table into events: {@code pgq.logutriga}. They read the
 * catalogue of the table they fire on ({@code pg_class}, {@code pg_attribute}, {@code pg_index})
 * and write by calling {@code pgq.insert_event}, with the rights of the user who changes the table.
 *
 * <p>A firing goes through {@link org.pgqj.trigger.RowTriggers} (what SQL calls), {@link
 * org.pgqj.trigger.Firing} (what fired), {@link org.pgqj.trigger.Catalogue} (what the table looks
 * like), {@link org.pgqj.trigger.Options} (what the trigger's arguments ask), {@link
 * org.pgqj.trigger.KeyGuard} (that the key stays), {@link org.pgqj.trigger.RowText} (values as
 * text) and {@link org.pgqj.trigger.Event} (what is inserted).
 */
package org.pgqj.trigger;
