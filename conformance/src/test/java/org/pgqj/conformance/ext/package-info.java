/** The companion pgq_ext: what consumers have done in another database than their queue's. */
package org.pgqj.conformance.ext;
