/**
 * Maintenance: rotation of the data tables.
 *
 * <p>API: maint_rotate_tables_step1, maint_rotate_tables_step2.
 *
 * <p>Reads pgq.queue, pgq.subscription, pgq.tick and the lock table. Writes pgq.queue, pgq.tick,
 * and truncates data tables.
 */
package org.pgqj.maintenance;
