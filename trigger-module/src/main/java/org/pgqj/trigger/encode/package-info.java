/**
 * The formats of events: URL-encoded rows, parts of SQL statements, JSON. They write what {@link
 * org.pgqj.trigger.encode.RowValues} reads.
 */
package org.pgqj.trigger.encode;
