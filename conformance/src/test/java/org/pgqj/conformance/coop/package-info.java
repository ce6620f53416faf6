/** The companion pgq_coop: several processes share one consumer's batches. */
package org.pgqj.conformance.coop;
