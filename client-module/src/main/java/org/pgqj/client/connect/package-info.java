/**
 * From what PostgreSQL users write to reach a database (connection strings, {@code PG*} variables,
 * service and password files) to a JDBC connection. Knows nothing of PgQ.
 */
package org.pgqj.client.connect;
