/**
 * The SQL that turns a statement's transition tables into events, byte for byte as {@code encode}
 * turns a row into one. Pure: no JDBC.
 */
package org.pgqj.trigger.set;
