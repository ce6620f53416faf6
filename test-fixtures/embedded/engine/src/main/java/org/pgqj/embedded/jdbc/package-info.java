/**
 * The JDBC face of the engine: what Java code in the server gets as {@code
 * jdbc:default:connection}, and the rows of triggers and of composite values.
 *
 * <p>It does what PL/Java's does and refuses the rest: the {@code Abstract…} classes refuse every
 * method of their interface by name (SQLSTATE 0A000), and the classes on top of them serve the few
 * that work. A database error met here is passed on untouched.
 *
 * <p>Nothing of this is thread-safe: all of it belongs to the backend's one thread.
 */
package org.pgqj.embedded.jdbc;
