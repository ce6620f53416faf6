package org.pgqj.client.admin.status;

/**
 * What keeps a queue, whose time it is, from rotating.
 *
 * @param kind consumer, transaction, step 2 and so on, as in pgq.rotation_info
 * @param holder name of the consumer or of the role, or null
 * @param pid server process, or null
 * @param age how long it has done so, in seconds, or null
 * @param detail in words
 */
record Holdup(String queue, String kind, String holder, Long pid, Double age, String detail) {}
