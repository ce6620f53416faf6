/**
 * Maintenance: what there is to do, rotation of the data tables, repair of the schema.
 *
 * <p>API: maint_operations, maint_tables_to_vacuum, maint_rotate_tables_step1,
 * maint_rotate_tables_step2, upgrade_schema.
 *
 * <p>Reads pgq.queue, pgq.subscription, pgq.tick, the lock table, the catalogue, and
 * pgq_node.node_info and londiste.seq_info where they exist. Writes pgq.queue, pgq.tick, and
 * truncates data tables; creates roles and alters tables that are not as they should be.
 */
package org.pgqj.maintenance;
