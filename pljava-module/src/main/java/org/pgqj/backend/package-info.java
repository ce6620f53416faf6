/**
 * The only code that opens {@code jdbc:default:connection}: connection, prepared statements,
 * quoting, errors and the parser of snapshots. Serves no API function itself; touches no table.
 *
 * <p>Statements live in static fields of the classes that run them. That is safe inside one
 * backend: plans survive transactions, errors, role changes and changes of the tables, and every
 * execution checks the rights of the user who runs it.
 */
package org.pgqj.backend;
