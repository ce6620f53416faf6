package org.pgqj.event;

/**
 * One version of a queue's row. Whoever changes the row makes another version, at another place or
 * by another transaction; so a statement that still finds this one finds all columns unchanged.
 *
 * @param place its ctid
 * @param transaction its xmin; an older transaction than the one that looked
 */
record RowVersion(String place, String transaction) {}
