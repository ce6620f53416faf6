/**
 * The Java half of the border to PostgreSQL: {@link org.pgqj.embedded.rt.Natives} downwards, and
 * upwards the classes that C calls ({@code Startup}, {@code Resolver}, {@code Errors}, {@code
 * Convert}, {@code RowSource}, {@code FiredTrigger}, {@code Listeners}, {@code
 * SavepointListeners}). Reads the tables of schema {@code sqlj} to load classes; writes nothing.
 */
package org.pgqj.embedded.rt;
