package org.pgqj.client.ticker;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.pgqj.client.config.Config;
import org.pgqj.client.daemon.Outage;
import org.pgqj.client.daemon.Surroundings;
import org.pgqj.client.daemon.Worker;
import org.pgqj.client.ticker.health.HealthServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that each database is taken care of: new ones are found, dropped ones let go. */
final class TickerWorker implements Worker {

  private static final Logger LOG = LoggerFactory.getLogger(TickerWorker.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
  private static final Duration LAST_WORK = Duration.ofSeconds(30);
  private static final int FAILED = 1;

  private final Surroundings surroundings;
  private final Optional<Duration> giveUpAfter;
  private final Map<String, DatabaseTicker> tickers = new ConcurrentSkipListMap<>();
  private final HealthServer health;
  private final Outage listing = new Outage(LOG, "list of databases", LONGEST_PAUSE);
  private TickerSettings settings;

  /** What keeps the daemon from knowing its databases; empty when nothing does. */
  private volatile String trouble = "list of databases: not read yet\n";

  private long nextCheck = System.nanoTime();
  private long nextStats;

  TickerWorker(Surroundings surroundings, Optional<Duration> giveUpAfter) throws IOException {
    this.surroundings = surroundings;
    this.giveUpAfter = giveUpAfter;
    this.settings = TickerSettings.of(surroundings.config(), giveUpAfter);
    this.nextStats = System.nanoTime() + settings.statsPeriod().toNanos();
    this.health = startHealth();
  }

  private HealthServer startHealth() throws IOException {
    if (settings.healthPort() == 0) {
      return null;
    }
    HealthServer server = HealthServer.start(settings.healthPort(), tickers::values, () -> trouble);
    LOG.info("health and metrics at http://localhost:{}", server.port());
    return server;
  }

  @Override
  public boolean work() {
    long now = System.nanoTime();
    if (now - nextCheck >= 0) {
      nextCheck = now + check().toNanos();
    }
    if (now - nextStats >= 0) {
      nextStats = now + settings.statsPeriod().toNanos();
      tellStats();
    }
    giveUpWhenHopeless();
    return false;
  }

  /** Returns when to check again. */
  private Duration check() {
    try {
      Set<String> wanted = settings.databases().names(settings::toAsk);
      listing.over();
      trouble = "";
      tickers.entrySet().removeIf(entry -> letGo(entry.getValue(), wanted));
      wanted.forEach(name -> tickers.computeIfAbsent(name, this::start));
      return settings.checkPeriod();
    } catch (SQLException e) {
      trouble = "list of databases: out of reach\n";
      return listing.failed(e);
    }
  }

  private static boolean letGo(DatabaseTicker ticker, Set<String> wanted) {
    if (wanted.contains(ticker.database())) {
      return false;
    }
    LOG.info("[{}] is gone", ticker.database());
    ticker.stop();
    return true;
  }

  private DatabaseTicker start(String database) {
    DatabaseTicker ticker = new DatabaseTicker(database, settings, () -> surroundings.end(FAILED));
    ticker.start();
    return ticker;
  }

  private void tellStats() {
    tickers.forEach(
        (database, ticker) -> {
          String line = ticker.takeStats();
          if (!line.isEmpty()) {
            LOG.info("[{}] {}", database, line);
          }
        });
  }

  private void giveUpWhenHopeless() {
    Duration limit = settings.giveUpAfter();
    if (limit.isZero() || surroundings.stopping()) {
      return;
    }
    if (listing.lasting().compareTo(limit) > 0) {
      giveUp("the list of databases");
    }
    for (DatabaseTicker ticker : tickers.values()) {
      if (ticker.unreachable().compareTo(limit) > 0) {
        giveUp("database " + ticker.database());
      }
    }
  }

  private void giveUp(String what) {
    LOG.error(
        "{} could not be reached for {} s, giving up", what, settings.giveUpAfter().toSeconds());
    surroundings.end(FAILED);
  }

  /** Starts anew with what the configuration says now. */
  @Override
  public void reload(Config config) {
    TickerSettings fresh = TickerSettings.of(config, giveUpAfter);
    endAll();
    settings = fresh;
    nextCheck = System.nanoTime();
  }

  @Override
  public void close() {
    if (health != null) {
      health.close();
    }
    endAll();
  }

  private void endAll() {
    tickers.values().forEach(DatabaseTicker::stop);
    try {
      long end = System.nanoTime() + LAST_WORK.toNanos();
      for (DatabaseTicker ticker : tickers.values()) {
        ticker.await(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tickers.clear();
  }
}
