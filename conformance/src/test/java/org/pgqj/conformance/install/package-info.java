/** Installing and removing: all or nothing, twice is once, and never at the cost of events. */
package org.pgqj.conformance.install;
