package org.pgqj.client.connect;

import java.nio.file.Path;
import java.util.Map;

/**
 * What surrounds a connection string.
 *
 * @param variables the process's environment variables
 * @param home the user's home directory, where the default files are
 * @param user the user's name on this machine, the default role
 */
public record Environment(Map<String, String> variables, Path home, String user) {

  /** The surroundings of this process. */
  public static Environment ofThisProcess() {
    return new Environment(
        System.getenv(),
        Path.of(System.getProperty("user.home", "/")),
        System.getProperty("user.name", ""));
  }

  /** A variable's value, or null when it is not set; libpq takes an empty one for a value. */
  String variable(String name) {
    return variables.get(name);
  }
}
