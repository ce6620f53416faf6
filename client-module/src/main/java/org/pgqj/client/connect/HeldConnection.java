package org.pgqj.client.connect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that is kept for a while: opened when first needed, and anew after some time, so
 * that a moved server or changed settings are noticed. For one thread, but for {@link #abort}.
 */
public final class HeldConnection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HeldConnection.class);

  private final Connector connector;
  private final Duration lifetime;
  private volatile Connection connection;
  private long openedAt;

  public HeldConnection(Connector connector, Duration lifetime) {
    this.connector = connector;
    this.lifetime = lifetime;
  }

  /** The connection, in autocommit mode when fresh. */
  public Connection get() throws ConnectFailure {
    if (connection == null) {
      connection = connector.open();
      openedAt = System.nanoTime();
    }
    return connection;
  }

  public boolean isOpen() {
    return connection != null;
  }

  /** Between two pieces of work: lets a connection go that has had its time. */
  public void dropIfOld() {
    if (connection != null && System.nanoTime() - openedAt > lifetime.toNanos()) {
      drop();
    }
  }

  /** Lets the connection go; the server rolls back what was open. */
  public void drop() {
    Connection gone = connection;
    connection = null;
    if (gone != null) {
      closeQuietly(gone);
    }
  }

  /** From any thread: breaks the connection, so that whoever waits for an answer gets an error. */
  public void abort() {
    Connection broken = connection;
    if (broken != null) {
      try {
        broken.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("on breaking", e);
      }
    }
  }

  // It is dropped because it is broken, as often as not; that was told where it broke.
  private static void closeQuietly(Connection gone) {
    try {
      gone.close();
    } catch (SQLException e) {
      LOG.debug("on closing", e);
    }
  }

  @Override
  public void close() {
    drop();
  }
}
