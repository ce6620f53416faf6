package org.pgqj.client.daemon;

import java.time.Duration;
import org.pgqj.client.config.Config;

/** What a daemon's work finds around it. */
public final class Surroundings {

  private final Config config;
  private final Switches switches;
  private final Stats stats = new Stats();

  Surroundings(Config config, Switches switches) {
    this.config = config;
    this.switches = switches;
  }

  /** The configuration that the daemon was started with. */
  public Config config() {
    return config;
  }

  /** What is logged after each piece of work that added something. */
  public Stats stats() {
    return stats;
  }

  /** Whether the daemon shall end as soon as the present piece of work is done. */
  public boolean stopping() {
    return switches.stopping();
  }

  /** Sleeps; ends early when the daemon shall end or reload. */
  public void pause(Duration time) {
    switches.pause(time);
  }

  /** Has something done once the daemon shall end, such as waking who waits for something else. */
  public void onStop(Runnable action) {
    switches.onStop(action);
  }

  /** Makes the daemon end after the present piece of work, as SIGINT does, with this status. */
  public void end(int status) {
    switches.stop(status);
  }
}
