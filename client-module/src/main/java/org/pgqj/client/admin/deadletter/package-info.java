/** {@code pgqj dead-letter}: events that consumers failed to process for good; with PgQ/J only. */
package org.pgqj.client.admin.deadletter;
