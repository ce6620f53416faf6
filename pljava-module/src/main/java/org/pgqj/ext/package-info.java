/**
 * The companion pgq_ext: what consumers have done in this database, noted in the transaction that
 * did it. The queues are elsewhere, usually in another database.
 *
 * <p>API: all functions of schema pgq_ext. Reads and writes the tables of that schema, and nothing
 * else: schema pgq may be missing. PL/Java loads these classes through pgq_ext's own class path.
 */
package org.pgqj.ext;
