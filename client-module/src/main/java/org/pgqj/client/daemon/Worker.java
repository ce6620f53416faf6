package org.pgqj.client.daemon;

import org.pgqj.client.config.Config;

/** The work of a daemon. All methods are called by one thread. */
public interface Worker extends AutoCloseable {

  /**
   * Does one piece of work. An exception is logged once per outage, and the piece is tried again
   * after a pause.
   *
   * @return whether to go on at once; otherwise the loop sleeps for {@code loop_delay}
   */
  boolean work() throws Exception;

  /** Called after an exception: drop connections and whatever else may be half done. */
  default void reset() {}

  /** Called between two pieces after SIGHUP. */
  default void reload(Config config) {}

  /** Called once, at a graceful end. */
  @Override
  default void close() {}
}
