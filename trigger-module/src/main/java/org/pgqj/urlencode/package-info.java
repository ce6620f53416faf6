/**
 * The URL encoding of event data, and the SQL functions {@code pgq.urlencode} and {@code
 * pgq.urldecode}. Reads and writes no table.
 *
 * <p>Letters, digits, {@code _}, {@code .} and {@code -} stand for themselves, a blank is {@code
 * +}, every other byte of the text in the server's encoding is {@code %} and two lower-case
 * hexadecimal digits. A null value is the name alone, an empty value is {@code name=}.
 */
package org.pgqj.urlencode;
