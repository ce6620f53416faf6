/** What the ticker daemon and those who wait for its ticks have in common. */
package org.pgqj.client.tick;
