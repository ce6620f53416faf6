/** Reports, version, and the catalogue: functions, tables and their comments. */
package org.pgqj.conformance.info;
