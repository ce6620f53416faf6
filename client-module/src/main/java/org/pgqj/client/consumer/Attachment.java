package org.pgqj.client.consumer;

import java.sql.Connection;
import java.sql.SQLException;
import org.pgqj.client.config.ConfigException;
import org.pgqj.client.connect.Connector;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a consumer does with a fresh connection before its first batch. */
final class Attachment {

  private static final Logger LOG = LoggerFactory.getLogger(Consumer.class);

  private static final String HAS_DEAD_LETTERS =
      """
      select pg_catalog.to_regprocedure('pgq.events_failed(bigint, bigint[], text[])') is not null
      """;

  private final Connector connector;
  private final Subscription subscription;
  private final Settings settings;
  private Connection attached;
  private boolean registered;
  private boolean listening;
  private boolean toldOfPolling;

  Attachment(Connector connector, Subscription subscription, Settings settings) {
    this.connector = connector;
    this.subscription = subscription;
    this.settings = settings;
  }

  /** Whether ticks are announced on the connection. */
  boolean isListening() {
    return listening;
  }

  /** Makes a connection ready, once. */
  void attach(Connection connection) throws SQLException {
    if (connection == attached) {
      return;
    }
    if (settings.retries().limit() > 0 && !Call.truth(connection, HAS_DEAD_LETTERS)) {
      throw new ConfigException(
          "retry_max needs dead letters, which database "
              + connector.settings().database()
              + " has not: its PgQ lacks pgq.events_failed");
    }
    // Only once: a consumer that is unregistered while it runs was meant to be.
    if (settings.autoRegister() && !registered) {
      LOG.debug("Attaching");
      if (subscription.register(connection)) {
        LOG.info("registered as {} on queue {}", settings.consumer(), settings.queue());
      }
      registered = true;
    }
    listening = settings.listen() && TickListener.listen(connection, connector, settings.queue());
    if (!listening) {
      // There may be a pooler: another program's transactions come in between, with prepared
      // statements of its own in the same session.
      connection.unwrap(PGConnection.class).setPrepareThreshold(0);
      tellOfPolling();
    }
    attached = connection;
  }

  private void tellOfPolling() {
    if (settings.listen() && !toldOfPolling) {
      toldOfPolling = true;
      LOG.info("notifications do not arrive here: polling every {} s", seconds());
    }
  }

  private String seconds() {
    return Double.toString(settings.loopDelay().toMillis() / 1000.0);
  }
}
