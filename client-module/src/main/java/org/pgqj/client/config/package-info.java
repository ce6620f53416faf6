/**
 * Configuration files of daemons, as skytools and pgqd wrote them. A parser of our own, for the ini
 * libraries at hand know neither {@code %(name)s} nor continuation lines, and give backslashes and
 * commas a meaning of their own.
 */
package org.pgqj.client.config;
