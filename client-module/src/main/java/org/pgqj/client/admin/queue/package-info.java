/** The commands that make, change and remove queues and consumers: a function of the API each. */
package org.pgqj.client.admin.queue;
