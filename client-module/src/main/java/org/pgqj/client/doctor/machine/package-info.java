/** Checks of this machine's programs and files, for a server that runs here. */
package org.pgqj.client.doctor.machine;
