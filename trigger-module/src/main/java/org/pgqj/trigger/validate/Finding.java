package org.pgqj.trigger.validate;

/**
 * A mistake in a trigger's declaration.
 *
 * @param severity {@code error}: firings fail; {@code warning}: something has no effect
 * @param argument the argument concerned; null when it is not one argument
 * @param message what is wrong
 */
record Finding(String severity, String argument, String message) {}
