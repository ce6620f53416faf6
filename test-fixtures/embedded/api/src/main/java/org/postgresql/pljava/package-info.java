/**
 * The part of PL/Java's public interface that PgQ/J compiles against.
 *
 * <p>PL/Java's own API jar is on no public registry. The declarations here have the same names and
 * signatures and nothing behind them, so that the server modules can be compiled anywhere (scope
 * {@code provided}); in a server the engine's own classes of these names are used. The shipped jar
 * contains none of them.
 */
package org.postgresql.pljava;
