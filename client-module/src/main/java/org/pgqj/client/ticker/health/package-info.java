/**
 * What the ticker daemon tells of itself and of the queues over HTTP: {@code /healthz} and, for
 * Prometheus, {@code /metrics}. Only who asks causes work.
 */
package org.pgqj.client.ticker.health;
