/**
 * The benches behind {@code ./pgqj bench}: the same work done by several subjects in turn, in one
 * run, so that their ratios mean something on a machine that is never quite the same.
 *
 * <p>A {@link org.pgqj.bench.Case} is one piece of work with its way to do it per subject; {@link
 * org.pgqj.bench.Rounds} takes the samples; {@link org.pgqj.bench.Report} prints and writes them.
 */
package org.pgqj.bench;
