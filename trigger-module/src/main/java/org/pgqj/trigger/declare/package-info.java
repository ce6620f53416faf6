/** Declares the triggers that capture a table's changes: {@code pgq.capture}, {@code uncapture}. */
package org.pgqj.trigger.declare;
