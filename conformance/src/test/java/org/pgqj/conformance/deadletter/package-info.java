/** Dead letters: events that failed for good, and their second chance. */
package org.pgqj.conformance.deadletter;
