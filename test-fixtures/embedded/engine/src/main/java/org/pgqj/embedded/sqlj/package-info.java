/**
 * The functions of schema {@code sqlj}: installing, replacing and removing jars, class paths, and
 * the deployment descriptors inside jars.
 *
 * <p>Reads and writes {@code sqlj.jar_repository}, {@code sqlj.jar_entry}, {@code
 * sqlj.jar_descriptor} and {@code sqlj.classpath_entry}.
 */
package org.pgqj.embedded.sqlj;
