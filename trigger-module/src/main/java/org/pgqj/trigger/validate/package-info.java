/**
 * {@code pgq.validate_trigger}: finds the mistakes of a trigger's declaration before its first
 * firing. Reads {@code pg_trigger}, the table's catalogue and {@code pgq.queue}.
 */
package org.pgqj.trigger.validate;
