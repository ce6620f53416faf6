/**
 * {@code pgqj tail}: the events of a queue, read from its tables by any member of pgq_reader. No
 * consumer is registered, so nothing is kept for the reader and nothing is held back.
 */
package org.pgqj.client.admin.tail;
