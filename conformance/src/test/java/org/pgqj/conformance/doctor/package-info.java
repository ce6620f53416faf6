/** What {@code pgqj doctor} and the connections below it promise, against real servers. */
package org.pgqj.conformance.doctor;
