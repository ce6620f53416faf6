/** The programs outside the server: consumers against real queues, killed and cut off at will. */
package org.pgqj.conformance.client;
