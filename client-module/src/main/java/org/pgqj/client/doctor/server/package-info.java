/** Checks of the server, its settings and its PL/Java; they read system catalogues and settings. */
package org.pgqj.client.doctor.server;
