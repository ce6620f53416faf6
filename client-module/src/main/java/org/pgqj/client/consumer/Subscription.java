package org.pgqj.client.consumer;

import java.sql.Connection;
import java.sql.SQLException;

/** How a consumer's batches are handed out: the calls that differ between kinds of consumers. */
interface Subscription {

  /** Registers; whether it was not registered before. */
  boolean register(Connection connection) throws SQLException;

  /** Unregisters; whether it was registered. */
  boolean unregister(Connection connection) throws SQLException;

  /** The open batch or else the next one; null when there is none yet. */
  BatchInfo next(Connection connection) throws SQLException;

  /** Finishes a batch; false when it was not open, as after another process has finished it. */
  boolean finish(Connection connection, long batchId) throws SQLException;
}
