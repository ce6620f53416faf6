/** Retries: events that come back, later, to the consumer that asked. */
package org.pgqj.conformance.retry;
