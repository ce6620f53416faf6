package org.pgqj.client.ticker;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pgqj.client.connect.Connector;
import org.pgqj.client.connect.HeldConnection;
import org.pgqj.client.daemon.Outage;
import org.pgqj.client.daemon.Stats;
import org.pgqj.client.ticker.health.Condition;
import org.pgqj.client.ticker.health.QueueMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes care of one database, as long as no other ticker does. */
final class DatabaseTicker implements Condition {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseTicker.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_CANDIDATURES = Duration.ofSeconds(1);

  private final String database;
  private final TickerSettings settings;
  private final Connector toWork;
  private final Connector toTick;
  private final Pauses pauses = new Pauses();
  private final Stats stats = new Stats();
  private final Outage outage;
  private final Map<Integer, FailingQueue> failing = new HashMap<>();
  private final List<Chore> chores = new ArrayList<>();
  private final HeldConnection forMetrics;
  private final Runnable end;
  private volatile boolean leading;
  private volatile boolean served;
  private volatile long unreachableSince;
  private String told = "";

  /**
   * @param end makes the daemon end, with a status that says that it failed
   */
  DatabaseTicker(String database, TickerSettings settings, Runnable end) {
    this.database = database;
    this.settings = settings;
    this.end = end;
    this.toWork = settings.to(database);
    this.toTick = settings.toTick(database);
    this.forMetrics = new HeldConnection(settings.toAsk(database), settings.connectionLifetime());
    this.outage = new Outage(LOG, "[" + database + "]", LONGEST_PAUSE);
  }

  @Override
  public String database() {
    return database;
  }

  void start() {
    chore(
        "maintenance", settings.maintPeriod(), new Maintenance(database, pauses::stopping, stats));
    chore("retries", settings.retryPeriod(), new Retries(pauses::stopping, stats));
    start("ticks", this::run);
  }

  private void chore(String what, Duration period, Chore.Work work) {
    Chore chore =
        new Chore(
            "[" + database + "] " + what,
            pauses,
            () -> leading,
            new HeldConnection(toWork, settings.connectionLifetime()),
            period,
            work);
    chores.add(chore);
    start(what, chore);
  }

  /** Without one of its threads it would seem to be well and do nothing. */
  private void start(String what, Runnable work) {
    pauses.start(
        what + " of " + database,
        () -> {
          try {
            work.run();
          } catch (Throwable e) {
            LOG.error("[{}] {}: ends the daemon", database, what, e);
            end.run();
          }
        });
  }

  /** Asks for the end, without waiting for it. */
  void stop() {
    pauses.stop();
    closeMetrics();
  }

  private synchronized void closeMetrics() {
    forMetrics.close();
  }

  /** Waits until the present work is done, but no longer than this. */
  void await(Duration longest) throws InterruptedException {
    pauses.await(longest);
  }

  /** What has been done since the last time, as a line, or an empty text. */
  String takeStats() {
    return stats.take();
  }

  @Override
  public boolean isLeading() {
    return leading;
  }

  @Override
  public double unreachableSeconds() {
    return unreachable().toNanos() / 1e9;
  }

  @Override
  public synchronized QueueMetrics queues() throws SQLException {
    try {
      forMetrics.dropIfOld();
      return QueueMetrics.read(forMetrics.get());
    } catch (SQLException e) {
      forMetrics.drop();
      throw e;
    }
  }

  /**
   * For how long the database can't be served; zero when it can, and for one that nobody has named
   * and that never could: it may be none of ours.
   */
  Duration unreachable() {
    long since = unreachableSince;
    return since == 0 || (settings.databases().isWholeServer() && !served)
        ? Duration.ZERO
        : Duration.ofNanos(System.nanoTime() - since);
  }

  private void run() {
    while (!pauses.stopping()) {
      try {
        serve();
      } catch (SQLException | RuntimeException e) {
        if (!outage.isOn()) {
          unreachableSince = System.nanoTime();
        }
        // Who takes up its work again may find itself in another role, and says so.
        told = "";
        chores.forEach(Chore::cutOff);
        pauses.sleep(outage.failed(e));
      }
    }
  }

  private void serve() throws SQLException {
    if (!servePgq()) {
      tell("has no PgQ");
      pauses.sleep(settings.checkPeriod());
    }
  }

  /** Returns at an end, or at once when the database has no PgQ. */
  private boolean servePgq() throws SQLException {
    try (WatchSession watch = WatchSession.open(toTick)) {
      Pgq pgq = watch.pgq();
      if (!pgq.present()) {
        reached();
        return false;
      }
      while (!pauses.stopping() && !watch.tryToLead()) {
        reached();
        tell("another ticker works here, waiting");
        pauses.sleep(BETWEEN_CANDIDATURES);
      }
      if (!pauses.stopping()) {
        lead(watch, pgq);
      }
      return true;
    }
  }

  private void lead(WatchSession watch, Pgq pgq) throws SQLException {
    try (TickSession ticks = TickSession.open(toTick)) {
      watch.endWhenSilentFor(settings.leaderTimeout());
      leading = true;
      TickRound round = new TickRound(watch, ticks, settings, database, pgq, stats, failing);
      while (!pauses.stopping() && !ticks.isOlderThan(settings.connectionLifetime())) {
        Duration pause = round.run();
        reached();
        served = true;
        tell("ticking");
        pauses.sleep(pause);
      }
    } finally {
      leading = false;
    }
  }

  /** The database is as it should be; a session that was opened does not say so yet. */
  private void reached() {
    outage.over();
    unreachableSince = 0;
  }

  /** Tells a change of what this daemon is for the database. */
  private void tell(String news) {
    if (!news.equals(told)) {
      told = news;
      LOG.info("[{}] {}", database, news);
    }
  }
}
