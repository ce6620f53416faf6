/** Consumers: registered, repositioned, unregistered, alone and at once. */
package org.pgqj.conformance.consumer;
