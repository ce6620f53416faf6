package org.pgqj.bench.latency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pgqj.fixtures.Await;
import org.pgqj.fixtures.junit.Sql;

/** Producers as fast as they can, a ticker and a consumer, all at once. */
final class StreamRun {

  private static final Duration DEADLINE = Duration.ofMinutes(2);

  /** The sessions are new; that long it takes until their Java is compiled. */
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private static final String INSERT = "select pgq.insert_event(?, 'bench', '0')";
  private static final String INSERT_ALL = "select pgq.insert_events(?, 'bench', ?)";

  private final Subject subject;
  private final int perTransaction;
  private final boolean atOnce;
  private final boolean beside;

  /**
   * @param atOnce whether one call inserts all events of a transaction
   * @param beside whether a REPEATABLE READ transaction stays open all the time
   */
  StreamRun(Subject subject, int perTransaction, boolean atOnce, boolean beside) {
    this.subject = subject;
    this.perTransaction = perTransaction;
    this.atOnce = atOnce;
    this.beside = beside;
  }

  /** Events a second, from the first insert until the last one is handled. */
  double run(int seconds) throws Exception {
    try (Connection open = subject.database().connect();
        Connection consuming = subject.database().connect();
        Connection one = subject.database().connect();
        Connection other = subject.database().connect()) {
      if (beside) {
        Sql.run(open, "begin isolation level repeatable read");
        Sql.one(open, "select txid_current()");
      }
      Handler handler = new Handler(subject, consuming, event -> {});
      Thread thread = new Thread(handler, "handler");
      thread.start();
      List<Connection> producers = List.of(one, other);
      int before = produce(producers, WARM_UP);
      Await.until("the first events", DEADLINE, () -> handler.count() == before);
      long start = System.nanoTime();
      int events = produce(producers, Duration.ofSeconds(seconds));
      Await.until("all events", DEADLINE, () -> handler.count() == before + events);
      double taken = (System.nanoTime() - start) / 1e9;
      handler.stop();
      thread.join();
      return events / taken;
    }
  }

  private int produce(List<Connection> connections, Duration time)
      throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + time.toNanos();
    ExecutorService producers = Executors.newFixedThreadPool(connections.size());
    try {
      List<Future<Integer>> counts = new ArrayList<>();
      for (Connection connection : connections) {
        counts.add(producers.submit(() -> insertUntil(end, connection)));
      }
      int sum = 0;
      for (Future<Integer> count : counts) {
        sum += count.get();
      }
      return sum;
    } finally {
      producers.shutdown();
    }
  }

  private int insertUntil(long end, Connection connection) throws SQLException {
    int count = 0;
    try (PreparedStatement insert = connection.prepareStatement(atOnce ? INSERT_ALL : INSERT)) {
      connection.setAutoCommit(false);
      insert.setString(1, Subject.QUEUE);
      if (atOnce) {
        String[] data = new String[perTransaction];
        Arrays.fill(data, "0");
        insert.setArray(2, connection.createArrayOf("text", data));
      }
      int calls = atOnce ? 1 : perTransaction;
      while (System.nanoTime() < end) {
        for (int i = 0; i < calls; i++) {
          insert.execute();
        }
        connection.commit();
        count += perTransaction;
      }
    }
    return count;
  }
}
