package org.pgqj.client.admin.status;

import java.util.List;

/**
 * A database at one moment.
 *
 * @param postgres version of the server, such as 15.18
 * @param pgq level of the PgQ API
 * @param implementation such as {@code pgqj 0.1.0}; null for PgQ in C
 * @param holdups what holds rotation back
 * @param deadLetters how many there are, or null where there can be none or this role may not know
 */
record Status(
    String database,
    String postgres,
    String pgq,
    String implementation,
    List<QueueStatus> queues,
    List<Holdup> holdups,
    Long deadLetters) {}
