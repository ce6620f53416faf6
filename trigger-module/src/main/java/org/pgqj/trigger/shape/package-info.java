/**
 * What a table looks like to its triggers: columns, key, and how values of each type are printed.
 * Reads {@code pg_class}, {@code pg_attribute}, {@code pg_index} and {@code pg_type}.
 */
package org.pgqj.trigger.shape;
