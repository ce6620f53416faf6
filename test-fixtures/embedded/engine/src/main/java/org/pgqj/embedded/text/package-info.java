/**
 * Text of two kinds that PL/Java gives a meaning of its own: SQL with {@code ?}, and AS strings.
 */
package org.pgqj.embedded.text;
