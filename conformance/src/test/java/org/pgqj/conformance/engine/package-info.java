/**
 * What PgQ/J takes for granted of {@code LANGUAGE java}: the same promises kept by every engine.
 * Only behaviour is tested here that the server modules may rely on.
 */
package org.pgqj.conformance.engine;
