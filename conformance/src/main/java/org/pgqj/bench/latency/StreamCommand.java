package org.pgqj.bench.latency;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pgqj.bench.BenchCluster;
import org.pgqj.bench.Median;
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

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "3")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    Engine on = engine.wanted().orElseGet(LatencyCommand::best);
    try (BenchCluster cluster = BenchCluster.start(on)) {
      List<Subject> subjects = List.of(Subjects.pgqj(cluster), Subjects.original(cluster));
      System.out.println("two producers, ticker and consumer, on " + cluster.label());
      subjects.forEach(s -> System.out.printf("  %-10s %s%n", s.name(), s.what()));
      System.out.printf(
          "%nmedians of %d rounds in turns%n%-14s %13s %16s %9s %9s %7s%n",
          rounds, "by", "a transaction", "REPEATABLE READ", "PgQ/J", "PgQ", "ratio");
      for (boolean beside : new boolean[] {false, true}) {
        for (int perTransaction : new int[] {100, 1}) {
          report(subjects, perTransaction, false, beside);
        }
        report(subjects.subList(0, 1), 100, true, beside);
      }
    }
    return 0;
  }

  private void report(List<Subject> subjects, int perTransaction, boolean atOnce, boolean beside)
      throws Exception {
    double[][] rates = new double[subjects.size()][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < subjects.size(); i++) {
        rates[i][round] = rate(subjects.get(i), perTransaction, atOnce, beside);
      }
    }
    double ours = Median.of(Arrays.stream(rates[0]));
    System.out.printf(
        Locale.ROOT,
        "%-14s %13d %16s %9.0f",
        atOnce ? "insert_events" : "insert_event",
        perTransaction,
        beside ? "open" : "none",
        ours);
    if (subjects.size() > 1) {
      double theirs = Median.of(Arrays.stream(rates[1]));
      System.out.printf(Locale.ROOT, " %9.0f %7.2f", theirs, ours / theirs);
    }
    System.out.println();
  }

  // The ticker is only to be there.
  @SuppressWarnings("try")
  private double rate(Subject subject, int perTransaction, boolean atOnce, boolean beside)
      throws Exception {
    try (AutoCloseable ticker = subject.ticker().get()) {
      return new StreamRun(subject, perTransaction, atOnce, beside).run(seconds);
    }
  }
}
