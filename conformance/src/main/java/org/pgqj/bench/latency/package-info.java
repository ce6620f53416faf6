/**
 * How long events take from their commit to their handler, and how many get through: PgQ/J's ticker
 * beside the original's.
 */
package org.pgqj.bench.latency;
