package org.pgqj.bench.latency;

import java.nio.file.Path;
import java.sql.SQLException;
import org.pgqj.bench.BenchCluster;

/** What is compared. */
final class Subjects {

  private Subjects() {}

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
            () -> cluster.connect(name).connection(),
            true,
            () -> Tickers.daemon(client, connection));
    subject.createQueue();
    return subject;
  }

  /** The original as fast as it gets by settings. */
  static Subject original(BenchCluster cluster) throws SQLException {
    String name = "latency_original";
    cluster.databases().createWithOriginal(name);
    Subject.Database database = () -> cluster.connect(name).connection();
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
            () -> cluster.connect(name).connection(),
            false,
            () -> Tickers.pgqd(cluster.connectionString(), name));
    subject.createQueue();
    return subject;
  }
}
