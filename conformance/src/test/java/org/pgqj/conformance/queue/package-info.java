/**
 * Queues: created, dropped, configured, granted; and what the tests of the other families share.
 */
package org.pgqj.conformance.queue;
