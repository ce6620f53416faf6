/** The encoding of event data, as SQL functions. */
package org.pgqj.conformance.urlencode;
