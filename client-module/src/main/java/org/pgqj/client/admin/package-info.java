/**
 * The commands that show and steer queues: {@code pgqj status}, {@code create}, {@code tail} and so
 * on. What all of them share is here; a command is a class of its own in a package below. They use
 * the SQL API alone, so they serve PgQ/J and PgQ in C.
 */
package org.pgqj.client.admin;
