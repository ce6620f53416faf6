/** Ticks: when one is due, who may tick, and that none sees less than the one before. */
package org.pgqj.conformance.tick;
