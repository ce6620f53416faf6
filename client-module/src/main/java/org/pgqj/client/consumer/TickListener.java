package org.pgqj.client.consumer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.pgqj.client.connect.ConnectFailure;
import org.pgqj.client.connect.Connector;
import org.pgqj.client.daemon.Surroundings;
import org.pgqj.client.tick.TickChannel;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of ticks by LISTEN. A pooler may take notifications for itself, so each connection is tried
 * first: does it hear, while it does nothing, what another session says?
 */
final class TickListener {

  private static final Logger LOG = LoggerFactory.getLogger(Consumer.class);

  private static final String QUEUE_ID = "select queue_id from pgq.queue where queue_name = ?";

  private static final String SAY = "select pg_catalog.pg_notify(?, '')";

  private static final int TRIAL_MILLIS = 2000;

  /** While waiting, one looks so often whether the daemon shall end. */
  private static final long SLICE_MILLIS = 200;

  private TickListener() {}

  /** Listens for a queue's ticks; false when notifications do not arrive, or there is no queue. */
  static boolean listen(Connection connection, Connector connector, String queue)
      throws SQLException {
    try (PreparedStatement statement = Call.prepare(connection, QUEUE_ID, queue);
        ResultSet row = statement.executeQuery()) {
      if (!row.next() || !hears(connection, connector)) {
        return false;
      }
      execute(connection, "listen " + TickChannel.of(row.getInt(1)));
      return true;
    }
  }

  private static boolean hears(Connection connection, Connector connector) throws SQLException {
    String channel = "pgqj_trial_" + UUID.randomUUID().toString().replace("-", "");
    execute(connection, "listen " + channel);
    PGNotification[] heard =
        say(channel, connector) ? pg(connection).getNotifications(TRIAL_MILLIS) : null;
    execute(connection, "unlisten " + channel);
    return heard != null && heard.length > 0;
  }

  /** A second session may be more than the server grants; polling needs none. */
  private static boolean say(String channel, Connector connector) throws SQLException {
    try (Connection other = connector.open();
        PreparedStatement statement = Call.prepare(other, SAY, channel)) {
      statement.execute();
      return true;
    } catch (ConnectFailure e) {
      LOG.debug("no second session to try notifications with", e);
      return false;
    }
  }

  /** Waits for a tick, at most for some time, and not when the daemon shall end. */
  static void await(Connection connection, Duration time, Surroundings surroundings)
      throws SQLException {
    long end = System.nanoTime() + time.toNanos();
    while (!surroundings.stopping()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      PGNotification[] heard = pg(connection).getNotifications((int) Math.min(left, SLICE_MILLIS));
      if (heard != null && heard.length > 0) {
        return;
      }
    }
  }

  private static PGConnection pg(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
