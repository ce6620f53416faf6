/** What {@code pgqj status} and the commands that steer queues promise, against real servers. */
package org.pgqj.conformance.admin;
