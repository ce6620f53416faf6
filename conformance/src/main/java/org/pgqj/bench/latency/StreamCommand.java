package org.pgqj.bench.latency;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pgqj.bench.BenchCluster;
import org.pgqj.fixtures.Engine;
import org.pgqj.fixtures.cli.EngineOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Events a second through producers, ticker and consumer together. */
@Command(name = "stream")
public final class StreamCommand implements Callable<Integer> {

  @Mixin private EngineOption engine;

  @Option(names = "--seconds", paramLabel = "N", defaultValue = "5")
  private int seconds;

  @Override
  public Integer call() throws Exception {
    Engine on = engine.wanted().orElseGet(LatencyCommand::best);
    try (BenchCluster cluster = BenchCluster.start(on)) {
      List<Subject> subjects = List.of(Subjects.pgqj(cluster), Subjects.original(cluster));
      System.out.println("two producers, ticker and consumer, on " + cluster.label());
      subjects.forEach(s -> System.out.printf("  %-10s %s%n", s.name(), s.what()));
      System.out.printf(
          "%n%-10s %-15s %13s %16s %9s%n",
          "", "by", "a transaction", "REPEATABLE READ", "events/s");
      for (boolean beside : new boolean[] {false, true}) {
        for (int perTransaction : new int[] {100, 1}) {
          for (Subject subject : subjects) {
            report(subject, perTransaction, false, beside);
          }
        }
        report(subjects.get(0), 100, true, beside);
      }
    }
    return 0;
  }

  // The ticker is only to be there.
  @SuppressWarnings("try")
  private void report(Subject subject, int perTransaction, boolean atOnce, boolean beside)
      throws Exception {
    try (AutoCloseable ticker = subject.ticker().get()) {
      double rate = new StreamRun(subject, perTransaction, atOnce, beside).run(seconds);
      System.out.printf(
          Locale.ROOT,
          "%-10s %-15s %13d %16s %9.0f%n",
          subject.name(),
          atOnce ? "insert_events" : "insert_event",
          perTransaction,
          beside ? "open" : "none",
          rate);
    }
  }
}
