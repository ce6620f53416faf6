/**
 * What every daemon has in common: flags, pidfile, signals, going to the background, log and stats,
 * and the loop that survives outages. A daemon is a {@link org.pgqj.client.daemon.Program} that
 * opens a {@link org.pgqj.client.daemon.Worker}; {@link org.pgqj.client.daemon.Daemon} runs it.
 *
 * <p>Flags, keys and messages are those of skytools' DBScript, so that programs and habits carry
 * over.
 */
package org.pgqj.client.daemon;
