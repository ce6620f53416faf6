/** The row triggers: what they publish, when, and what they refuse. */
package org.pgqj.conformance.trigger;
