/**
 * {@code pgqj status} and {@code pgqj top}: how queues and consumers stand. A {@link
 * org.pgqj.client.admin.status.StatusReader} reads what the reports show and what the limits are
 * held against. Nothing is written.
 */
package org.pgqj.client.admin.status;
