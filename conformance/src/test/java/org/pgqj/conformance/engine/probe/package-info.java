/**
 * Small classes that run inside the server: the engine tests put them into a jar and call them as
 * SQL functions, to see whether the engine keeps the promises that PgQ/J builds on.
 */
package org.pgqj.conformance.engine.probe;
