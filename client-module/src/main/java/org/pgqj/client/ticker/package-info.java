/**
 * The ticker daemon: ticks, rotates, brings retried events back and vacuums, in one database or in
 * all of a server.
 *
 * <p>Of each database three threads take care, with connections of their own: one watches and
 * ticks, one does maintenance, one flushes retries. Of several ticker daemons on a database one
 * works, the one that holds an advisory lock.
 */
package org.pgqj.client.ticker;
