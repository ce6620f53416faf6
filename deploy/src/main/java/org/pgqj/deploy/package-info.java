/**
 * Build-time program that turns the psql scripts of {@code sql/} into the SQL/J deployment
 * descriptor of the server jar.
 *
 * <p>Three steps, one class each: {@link org.pgqj.deploy.SqlLexer} cuts SQL text into tokens,
 * {@link org.pgqj.deploy.PsqlScript} follows {@code \ir} lines and cuts the tokens into statements,
 * {@link org.pgqj.deploy.DescriptorText} writes a statement in the form that survives PL/Java's
 * descriptor parser and its parameter scanner. {@link org.pgqj.deploy.DescriptorGenerator} is the
 * door.
 */
package org.pgqj.deploy;
