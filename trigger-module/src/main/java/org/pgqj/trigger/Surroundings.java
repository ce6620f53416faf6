package org.pgqj.trigger;

/**
 * What a firing must know of the database around it.
 *
 * @param isReplicationLocal whether {@code session_replication_role} is local, which switches the
 *     triggers off
 * @param isSnapshotFixed whether the transaction reads the catalogue as of its beginning
 * @param table the table's shape; null if the transaction cannot see the table's catalogue row
 */
record Surroundings(boolean isReplicationLocal, boolean isSnapshotFixed, TableShape table) {}
