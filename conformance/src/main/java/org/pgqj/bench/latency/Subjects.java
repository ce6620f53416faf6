package org.pgqj.bench.latency;

import java.nio.file.Path;
import java.sql.SQLException;
import org.pgqj.bench.BenchCluster;
import org.pgqj.client.connect.ConnectionSettings;
import org.pgqj.client.connect.Connector;

/** What is compared. */
final class Subjects {

  private Subjects() {}

  /** Sessions as our clients open them; the same for all subjects. */
  private static Subject.Database sessions(BenchCluster cluster, String database) {
    Connector connector =
        new Connector(ConnectionSettings.of(cluster.connectionString() + " dbname=" + database));
    return connector::open;
  }

  /** A queue as create_queue makes it, the daemon at its defaults, a consumer that listens. */
  static Subject pgqj(BenchCluster cluster) throws SQLException {
    String name = "latency_pgqj";
    cluster.databases().createWithPgqj(name);
    Path client = cluster.checkout().root().resolve("client-module/target");
    String connection = cluster.connectionString() + " dbname=" + name;
    Subject subject =
        new Subject(
            "PgQ/J",
            "pgqj ticker, consumer woken by NOTIFY; all defaults",
            sessions(cluster, name),
            true,
            () -> Tickers.daemon(client, connection));
    subject.createQueue();
    return subject;
  }

  /** The original as fast as it gets by settings. */
  static Subject original(BenchCluster cluster) throws SQLException {
    String name = "latency_original";
    cluster.databases().createWithOriginal(name);
    Subject.Database database = sessions(cluster, name);
    Subject subject =
        new Subject(
            "PgQ",
            "ticker_max_count 1, pgq.ticker() every 10 ms, consumer polls every 5 ms",
            database,
            false,
            () -> Tickers.loop(database));
    subject.createQueue("ticker_max_count", "1");
    return subject;
  }

  /** The original as it is by default. */
  static Subject pgqd(BenchCluster cluster) throws SQLException {
    String name = "latency_pgqd";
    cluster.databases().createWithOriginal(name);
    Subject subject =
        new Subject(
            "pgqd",
            "pgqd and queue at their defaults, consumer polls every 5 ms",
            sessions(cluster, name),
            false,
            () -> Tickers.pgqd(cluster.connectionString(), name));
    subject.createQueue();
    return subject;
  }
}
