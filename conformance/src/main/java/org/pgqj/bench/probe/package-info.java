/** Java functions that the engine bench calls inside the server. */
package org.pgqj.bench.probe;
