package org.pgqj.trigger.shape;

/**
 * What a firing must know of the database around it.
 *
 * @param isReplicationLocal whether {@code session_replication_role} is local, which switches the
 *     triggers off
 * @param isSnapshotFixed whether the transaction reads the catalogue as of its beginning
 * @param printing how the session prints values
 * @param table the table's shape; null if the transaction cannot see the table's catalogue row
 */
public record Surroundings(
    boolean isReplicationLocal, boolean isSnapshotFixed, Printing printing, TableShape table) {}
