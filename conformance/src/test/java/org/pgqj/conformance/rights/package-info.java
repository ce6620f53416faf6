/** Who may do what: every right that is given, and none besides. */
package org.pgqj.conformance.rights;
