/** Checks of PgQ/J in the database; they read schema pgq and schema sqlj. */
package org.pgqj.client.doctor.database;
