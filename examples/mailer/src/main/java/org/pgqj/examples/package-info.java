/** Examples of consumers, to be read and copied. */
package org.pgqj.examples;
