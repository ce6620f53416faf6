/** The ticker daemon, as a process of its own, at real databases. */
package org.pgqj.conformance.ticker;
