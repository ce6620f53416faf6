/** The commands of {@code pgqj} that are written in Java: arguments, exit statuses, output. */
package org.pgqj.client.cli;
