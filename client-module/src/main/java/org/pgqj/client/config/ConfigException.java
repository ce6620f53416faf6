package org.pgqj.client.config;

/** A configuration that can't be used; the message is one line that names file, section and key. */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ConfigException(String message) {
    super(message);
  }

  ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
