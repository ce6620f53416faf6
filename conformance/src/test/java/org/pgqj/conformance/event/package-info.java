/** Events: inserted once, under limits, across rotations, in every isolation level. */
package org.pgqj.conformance.event;
