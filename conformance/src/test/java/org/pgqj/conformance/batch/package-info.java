/** Batches: which events are in one, who gets it, and that none is lost or doubled. */
package org.pgqj.conformance.batch;
