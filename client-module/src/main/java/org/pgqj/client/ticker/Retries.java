package org.pgqj.client.ticker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.pgqj.client.daemon.Stats;

/** Brings retried events back into their queues when their time has come. */
final class Retries implements Chore.Work {

  /** Moves some, each call in a transaction of its own; returns how many. */
  private static final String MOVE = "select pgq.maint_retry_events()";

  private final BooleanSupplier stopping;
  private final Stats stats;

  Retries(BooleanSupplier stopping, Stats stats) {
    this.stopping = stopping;
    this.stats = stats;
  }

  @Override
  public void run(Connection connection) throws SQLException {
    int moved = 1;
    while (moved > 0 && !stopping.getAsBoolean()) {
      moved = move(connection);
      if (moved > 0) {
        stats.add("retry", moved);
      }
    }
  }

  private static int move(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(MOVE);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }
}
