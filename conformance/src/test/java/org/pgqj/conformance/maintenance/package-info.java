/** Maintenance: rotation of the event tables. */
package org.pgqj.conformance.maintenance;
