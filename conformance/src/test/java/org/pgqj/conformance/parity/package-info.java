/**
 * PgQ/J beside PgQ in C: the same calls to both, everything they answer and store compared.
 *
 * <p>A {@link org.pgqj.conformance.parity.Story} is a list of steps drawn from a seed by {@link
 * org.pgqj.conformance.parity.StoryTeller}, out of what the {@link
 * org.pgqj.conformance.parity.Family families} know to do. {@link
 * org.pgqj.conformance.parity.Parity} plays it on both {@link org.pgqj.conformance.parity.Side
 * sides}; what differs and is not in {@link org.pgqj.conformance.parity.IntendedDifferences} is a
 * {@link org.pgqj.conformance.parity.Mismatch}, made short by {@link
 * org.pgqj.conformance.parity.Shrinker}.
 */
package org.pgqj.conformance.parity;
