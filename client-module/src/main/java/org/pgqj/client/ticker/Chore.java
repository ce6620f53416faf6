package org.pgqj.client.ticker;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.pgqj.client.connect.HeldConnection;
import org.pgqj.client.daemon.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something in a database every now and then, on a connection of its own. */
final class Chore implements Runnable {

  /** What is to be done, in autocommit mode. */
  interface Work {
    void run(Connection connection) throws SQLException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Chore.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
  private static final Duration BEFORE_LEADING = Duration.ofMillis(200);

  private final Pauses pauses;
  private final BooleanSupplier leading;
  private final HeldConnection connection;
  private final Duration period;
  private final Outage outage;
  private final Work work;
  private volatile boolean isWorking;

  /** Whether the connection may be one to a server that is gone. */
  private volatile boolean isCutOff;

  /**
   * @param leading whether it is for this daemon to do it
   */
  Chore(
      String name,
      Pauses pauses,
      BooleanSupplier leading,
      HeldConnection connection,
      Duration period,
      Work work) {
    this.pauses = pauses;
    this.leading = leading;
    this.connection = connection;
    this.period = period;
    this.outage = new Outage(LOG, name, LONGEST_PAUSE);
    this.work = work;
  }

  @Override
  public void run() {
    try (connection) {
      while (!pauses.stopping()) {
        pauses.sleep(leading.getAsBoolean() ? once() : BEFORE_LEADING);
      }
    }
  }

  /** From another thread: who waits for an answer of a server that is gone waits no longer. */
  void cutOff() {
    isCutOff = true;
    if (isWorking) {
      connection.abort();
    }
  }

  private Duration once() {
    isWorking = true;
    try {
      if (isCutOff) {
        isCutOff = false;
        connection.drop();
      }
      connection.dropIfOld();
      work.run(connection.get());
      outage.over();
      return period;
    } catch (SQLException | RuntimeException e) {
      connection.drop();
      return outage.failed(e);
    } finally {
      isWorking = false;
    }
  }
}
