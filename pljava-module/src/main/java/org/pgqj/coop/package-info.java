/**
 * The companion pgq_coop: several processes share the batches of one consumer.
 *
 * <p>A sub-consumer {@code main.sub} is a consumer with a subscription of its own that has the
 * sub_id of the main consumer's, so that retried events come back to any of them. The main
 * consumer's subscription has the position; a sub-consumer's has ticks only while it holds a batch.
 *
 * <p>API: all functions of schema pgq_coop. Reads and writes pgq.subscription; registers and takes
 * batches through the functions of schema pgq. PL/Java loads these classes through pgq_coop's own
 * class path.
 */
package org.pgqj.coop;
