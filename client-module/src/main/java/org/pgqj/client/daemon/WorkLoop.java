package org.pgqj.client.daemon;

import java.time.Duration;
import java.util.function.Supplier;
import org.pgqj.client.config.Config;
import org.pgqj.client.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a worker work, piece after piece, until the daemon shall end. */
final class WorkLoop {

  private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
  private static final Duration DEFAULT_DELAY = Duration.ofSeconds(1);
  private static final Duration DEFAULT_EXCEPTION_SLEEP = Duration.ofSeconds(20);
  private static final int FAILED = 1;

  private final Worker worker;
  private final Switches switches;
  private final Stats stats;
  private final Supplier<Config> reload;
  private final Outage outage;
  private Duration delay;

  /**
   * @param reload reads the configuration again and sets up what depends on it outside the worker
   */
  WorkLoop(Worker worker, Switches switches, Stats stats, Config config, Supplier<Config> reload) {
    this.worker = worker;
    this.switches = switches;
    this.stats = stats;
    this.reload = reload;
    this.delay = config.seconds("loop_delay", DEFAULT_DELAY);
    this.outage = new Outage(LOG, "", config.seconds("exception_sleep", DEFAULT_EXCEPTION_SLEEP));
  }

  /** Returns the exit status. */
  int run() {
    while (!switches.stopping()) {
      try {
        reloadWhenAsked();
        boolean more = worker.work();
        outage.over();
        tellStats();
        if (delay.isNegative() || (!more && delay.isZero())) {
          break;
        }
        if (!more) {
          switches.pause(delay);
        }
      } catch (ConfigException e) {
        LOG.error(e.getMessage());
        return FAILED;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      } catch (Exception e) {
        if (delay.isNegative() || delay.isZero()) {
          outage.failedForGood(e);
          worker.reset();
          return FAILED;
        }
        Duration pause = outage.failed(e);
        worker.reset();
        switches.pause(pause);
      }
    }
    return switches.status();
  }

  private void reloadWhenAsked() {
    if (!switches.takeReload()) {
      return;
    }
    try {
      Config fresh = reload.get();
      delay = fresh.seconds("loop_delay", DEFAULT_DELAY);
      worker.reload(fresh);
      LOG.info("configuration read again");
    } catch (ConfigException e) {
      LOG.error("going on with the old configuration: {}", e.getMessage());
    }
  }

  private void tellStats() {
    String line = stats.take();
    if (!line.isEmpty()) {
      LOG.info(line);
    }
  }
}
