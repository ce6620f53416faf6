package org.pgqj.client.ticker.health;

import java.sql.SQLException;

/** A database in the care of the daemon. */
public interface Condition {

  String database();

  /** Whether this daemon is the one that ticks there. */
  boolean isLeading();

  /** Seconds for which it has been out of reach; 0 when it is well. */
  double unreachableSeconds();

  /** What its queues and consumers are like now. */
  QueueMetrics queues() throws SQLException;
}
