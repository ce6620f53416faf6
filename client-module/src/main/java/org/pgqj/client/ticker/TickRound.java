package org.pgqj.client.ticker;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pgqj.client.daemon.Outage;
import org.pgqj.client.daemon.Stats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the queues with something new and ticks them, again and again.
 *
 * <p>First it asks which transactions are running. If none has ended since, nothing was committed,
 * and that was all. Else it looks at the event sequences; a queue is ticked when one of the
 * transactions that have ended has brought an event to it. So a late commit is found as fast as any
 * other, and a transaction that is rolled back causes no tick. Apart from this, ticks are made as
 * the queues' settings ask for them.
 */
final class TickRound {

  private static final Logger LOG = LoggerFactory.getLogger(TickRound.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** So many ended transactions are not looked at one by one. */
  private static final int MANY = 1000;

  /** At least so many within the time after which a silent ticker is taken for stalled. */
  private static final int SIGNS_OF_LIFE = 4;

  private final WatchSession watch;
  private final TickSession ticks;
  private final TickerSettings settings;
  private final String database;
  private final boolean ticksNow;
  private final Stats stats;
  private final Map<Integer, WatchedQueue> queues = new HashMap<>();
  private final Map<Integer, FailingQueue> failing;
  private final LookCost cost = new LookCost();
  private Snapshot last;
  private long lastStates;
  private long lastSign;
  private long lastEvent = System.nanoTime();
  private boolean postponed;
  private Duration beforePostponed = Duration.ZERO;

  /** Whether there are queues in which a look may find something, now. */
  private boolean isAnyOpen = true;

  TickRound(
      WatchSession watch,
      TickSession ticks,
      TickerSettings settings,
      String database,
      Pgq pgq,
      Stats stats,
      Map<Integer, FailingQueue> failing) {
    this.watch = watch;
    this.ticks = ticks;
    this.settings = settings;
    this.database = database;
    this.ticksNow = pgq.ticksNow();
    this.stats = stats;
    this.failing = failing;
    this.lastStates = System.nanoTime() - settings.tickerPeriod().toNanos();
  }

  /** Looks once and ticks what is to be ticked; returns how long to wait. */
  Duration run() throws SQLException {
    long start = System.nanoTime();
    if (ticksNow) {
      look(start);
    } else {
      // A sign of life: the server ends the session of a ticker that shows none.
      watch.giveSignOfLife();
      lastSign = start;
    }
    if (start - lastStates >= settings.tickerPeriod().toNanos()) {
      lastStates = start;
      tickBySettings();
    }
    return pause(start);
  }

  private Duration pause(long start) {
    long now = System.nanoTime();
    Duration beforeStates = Duration.ofNanos(start + settings.tickerPeriod().toNanos() - now);
    if (!ticksNow || !settings.pace().isOn()) {
      Duration beforeSign = settings.leaderTimeout().dividedBy(SIGNS_OF_LIFE);
      return beforeStates.compareTo(beforeSign) < 0 ? beforeStates : beforeSign;
    }
    Duration usual =
        settings.pace().beforeNextLook(Duration.ofNanos(now - lastEvent), cost.median());
    boolean nothingElseToFind = postponed && !isAnyOpen;
    return postponed && (nothingElseToFind || beforePostponed.compareTo(usual) < 0)
        ? beforePostponed
        : usual;
  }

  private static boolean isPositive(Duration time) {
    return !time.isZero() && !time.isNegative();
  }

  private void look(long now) throws SQLException {
    Look look = watch.look(postponed ? null : last);
    lastSign = now;
    Snapshot snapshot = look.snapshot();
    if (snapshot.equals(last) && !postponed) {
      cost.add(System.nanoTime() - now);
      return;
    }
    List<Long> ended = last == null ? List.of() : snapshot.endedSince(last, MANY);
    last = snapshot;
    postponed = false;
    beforePostponed = settings.tickerPeriod();
    isAnyOpen = look.queues().isEmpty();
    Set<Integer> present = new HashSet<>();
    long ticking = 0;
    for (QueueRow row : look.queues()) {
      present.add(row.id());
      WatchedQueue queue = queues.computeIfAbsent(row.id(), id -> new WatchedQueue(id, now));
      queue.sees(row.sequence(), now);
      if (queue.isHot() && !queue.isDue() && mayHaveEvents(queue, row, ended)) {
        queue.becomesDue();
        lastEvent = now;
      }
      queue.sees(snapshot, now);
      if (queue.isDue() && queue.isAwaited()) {
        long start = System.nanoTime();
        tickInTime(queue, row, start);
        showLife();
        ticking += System.nanoTime() - start;
      }
      isAnyOpen |= !queue.isDue();
    }
    queues.keySet().retainAll(present);
    cost.add(System.nanoTime() - now - ticking);
  }

  private boolean mayHaveEvents(WatchedQueue queue, QueueRow row, List<Long> ended)
      throws SQLException {
    if (ended.isEmpty()) {
      return false;
    }
    if (!queue.isAwaited() || ended.size() >= MANY) {
      return true;
    }
    try {
      return watch.hasEventsOf(row, ended);
    } catch (SQLException e) {
      failed(row.id(), row.name(), e, watch.isAlive());
      // Better one tick for nothing than an event that nobody sees.
      return true;
    }
  }

  private void tickInTime(WatchedQueue queue, QueueRow row, long now) throws SQLException {
    Duration least =
        settings.pace().isOn()
            ? settings.pace().betweenTicks(queue.behind(), queue.eventsSinceTick())
            : row.maxLag();
    Duration left = least.minusNanos(queue.nanosSinceTick(now));
    if (isPositive(left)) {
      postponed = true;
      beforePostponed = left.compareTo(beforePostponed) < 0 ? left : beforePostponed;
      return;
    }
    if (isPausing(row.id())) {
      tryAgainSoon();
      return;
    }
    try {
      ticks.tickNow(row.id(), row.name());
      stats.add("ticks", 1);
      // From start to start; but where ticks are slow, half of the time stays free of them.
      queue.ticked(Math.max(now, System.nanoTime() - least.toNanos() / 2));
      succeeded(row.id());
    } catch (SQLException e) {
      tryAgainSoon();
      failed(row.id(), row.name(), e, ticks.isAlive());
    }
  }

  /** Many ticks take their time, and the server ends the session of a ticker that is silent. */
  private void showLife() throws SQLException {
    long now = System.nanoTime();
    if (now - lastSign > settings.leaderTimeout().toNanos() / SIGNS_OF_LIFE) {
      watch.giveSignOfLife();
      lastSign = now;
    }
  }

  private void tryAgainSoon() {
    postponed = true;
    isAnyOpen = true;
  }

  private void tickBySettings() throws SQLException {
    for (QueueState state : watch.states()) {
      WatchedQueue queue = queues.get(state.id());
      if (queue != null && queue.consumers(state.awaited(), state.behind())) {
        // What is due for a while already need not wait for another transaction.
        tryAgainSoon();
      }
      if (state.due() && !isPausing(state.id())) {
        tickIfDue(state, queue);
        showLife();
      }
    }
  }

  private void tickIfDue(QueueState state, WatchedQueue queue) throws SQLException {
    try {
      if (ticks.tickIfDue(state.id(), state.name())) {
        stats.add("ticks", 1);
        if (queue != null) {
          queue.ticked(System.nanoTime());
        }
      }
      succeeded(state.id());
    } catch (SQLException e) {
      failed(state.id(), state.name(), e, ticks.isAlive());
    }
  }

  private boolean isPausing(int queue) {
    FailingQueue failure = failing.get(queue);
    return failure != null && failure.isPausing();
  }

  private void succeeded(int queue) {
    FailingQueue failure = failing.remove(queue);
    if (failure != null) {
      failure.outage().over();
    }
  }

  /** One queue's failure is its own, unless the session is gone. */
  private void failed(int id, String name, SQLException e, boolean sessionIsAlive)
      throws SQLException {
    if (!sessionIsAlive) {
      throw e;
    }
    failing
        .computeIfAbsent(
            id,
            key ->
                new FailingQueue(
                    new Outage(LOG, "[" + database + "] queue " + name, LONGEST_PAUSE)))
        .failed(e);
  }
}
