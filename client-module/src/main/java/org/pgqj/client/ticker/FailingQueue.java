package org.pgqj.client.ticker;

import java.sql.SQLException;
import org.pgqj.client.daemon.Outage;

/** A queue that could not be ticked, and when to try again. */
final class FailingQueue {

  private static final String LOCKED = "55P03";

  /** Who rotates a queue or changes its settings holds it for a moment; this often is no news. */
  private static final int PATIENCE = 10;

  private static final long SOON_NANOS = 100_000_000L;

  private final Outage outage;
  private int locked;
  private long nextTry;

  FailingQueue(Outage outage) {
    this.outage = outage;
  }

  Outage outage() {
    return outage;
  }

  void failed(SQLException e) {
    boolean isBusy = LOCKED.equals(e.getSQLState()) && locked++ < PATIENCE;
    nextTry = System.nanoTime() + (isBusy ? SOON_NANOS : outage.failed(e).toNanos());
  }

  boolean isPausing() {
    return nextTry - System.nanoTime() > 0;
  }
}
