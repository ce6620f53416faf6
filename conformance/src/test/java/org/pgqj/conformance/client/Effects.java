package org.pgqj.conformance.client;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.pgqj.client.config.Config;
import org.pgqj.client.consumer.Consumer;
import org.pgqj.client.consumer.CoopConsumer;
import org.pgqj.client.consumer.Event;
import org.pgqj.client.consumer.LocalConsumer;
import org.pgqj.client.consumer.RemoteConsumer;

/**
 * Programs that leave one row in a table {@code effects} for each time an event took effect. Each
 * seventh event is put off once, to come back by a retry.
 */
final class Effects {

  private static final String SERVICE = "test_consumer";
  private static final String RECORD = "insert into effects (consumer, ev_id) values (?, ?)";

  private Effects() {}

  /** Makes the table. */
  static final String TABLE = "create table effects (consumer text, ev_id bigint)";

  private static boolean isPutOff(Event ev) {
    if (ev.id() % 7 == 0 && ev.retry() == 0) {
      ev.retry(Duration.ZERO);
      return true;
    }
    return false;
  }

  private static void record(Connection db, String consumer, Event ev) throws SQLException {
    try (PreparedStatement statement = db.prepareStatement(RECORD)) {
      statement.setString(1, consumer);
      statement.setLong(2, ev.id());
      statement.executeUpdate();
    }
  }

  private static Connection open(Config config) {
    try {
      Connection connection = DriverManager.getConnection(config.text("effects_url"));
      connection.setAutoCommit(true);
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Works outside the queue's transactions, through a connection of its own. */
  static final class Plain extends Consumer {

    private Connection db;

    Plain(String... arguments) {
      super(SERVICE, "src_db", arguments);
    }

    @Override
    protected void configure(Config config) {
      db = open(config);
    }

    @Override
    protected void processEvent(Event ev) throws SQLException {
      if (!isPutOff(ev)) {
        record(db, config().jobName(), ev);
      }
    }

    public static void main(String[] arguments) {
      new Plain(arguments).start();
    }
  }

  /** The same as one of several processes. */
  static final class Coop extends CoopConsumer {

    private Connection db;

    Coop(String... arguments) {
      super(SERVICE, "src_db", arguments);
    }

    @Override
    protected void configure(Config config) {
      db = open(config);
    }

    @Override
    protected void processEvent(Event ev) throws SQLException {
      if (!isPutOff(ev)) {
        record(db, config().text("consumer_name"), ev);
      }
    }

    public static void main(String[] arguments) {
      new Coop(arguments).start();
    }
  }

  /** Works in the queue's database. */
  static final class Local extends LocalConsumer {

    Local(String... arguments) {
      super(SERVICE, "src_db", arguments);
    }

    @Override
    protected void processEvent(Event ev, Connection db) throws SQLException {
      if (!isPutOff(ev)) {
        record(db, config().jobName(), ev);
      }
    }

    public static void main(String[] arguments) {
      new Local(arguments).start();
    }
  }

  /** Works in another database. */
  static final class Remote extends RemoteConsumer {

    Remote(String... arguments) {
      super(SERVICE, "src_db", "dst_db", arguments);
    }

    @Override
    protected void processEvent(Event ev, Connection db) throws SQLException {
      if (!isPutOff(ev)) {
        record(db, config().jobName(), ev);
      }
    }

    public static void main(String[] arguments) {
      new Remote(arguments).start();
    }
  }
}
