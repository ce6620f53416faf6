/** What all client programs of PgQ/J share. */
package org.pgqj.client;
