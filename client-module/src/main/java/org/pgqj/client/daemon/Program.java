package org.pgqj.client.daemon;

import java.util.List;
import java.util.OptionalInt;
import org.pgqj.client.config.Config;

/** What a daemon is. One object serves one run. */
public interface Program {

  /** The daemon's name, for the version line; usually its section in the configuration. */
  String service();

  /** Sections of the configuration file, the first present one is read. */
  default List<String> sections() {
    return List.of(service());
  }

  /** What {@code --ini} prints: a configuration to start from, with its section line. */
  String template();

  /** Objects with picocli options beyond the common ones. */
  default List<Object> options() {
    return List.of();
  }

  /**
   * Does what one of the further options asks for instead of running, such as registering.
   *
   * @return the exit status, or nothing when the daemon is to run
   */
  default OptionalInt once(Config config) throws Exception {
    return OptionalInt.empty();
  }

  /**
   * Prepares the work, without reaching for anything that may be out of order for a while: {@link
   * Worker#work} is tried again, this is not.
   */
  Worker open(Surroundings surroundings) throws Exception;
}
