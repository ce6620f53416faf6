package org.pgqj.bench.latency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pgqj.bench.BenchCluster;
import org.pgqj.fixtures.Engine;
import org.pgqj.fixtures.cli.EngineOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Latency from commit to handler, of all subjects in turn. */
@Command(name = "latency")
public final class LatencyCommand implements Callable<Integer> {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Mixin private EngineOption engine;

  @Option(names = "--json", paramLabel = "FILE")
  private Path json;

  @Option(names = "--seconds", paramLabel = "N", defaultValue = "10")
  private int seconds;

  @Option(names = "--rate", paramLabel = "EVENTS/S", defaultValue = "10,1000", split = ",")
  private List<Integer> rates;

  private final ArrayNode results = MAPPER.createArrayNode();

  @Override
  public Integer call() throws Exception {
    Engine on = engine.wanted().orElseGet(LatencyCommand::best);
    try (BenchCluster cluster = BenchCluster.start(on)) {
      List<Subject> subjects = new ArrayList<>();
      subjects.add(Subjects.pgqj(cluster));
      subjects.add(Subjects.original(cluster));
      subjects.add(Subjects.pgqd(cluster));
      System.out.println("latency from commit to handler, ms, on " + cluster.label());
      subjects.forEach(s -> System.out.printf("  %-10s %s%n", s.name(), s.what()));
      System.out.printf(
          "%n%-10s %8s %7s %9s %9s %9s%n", "", "events/s", "events", "p50", "p99", "max");
      for (int rate : rates) {
        for (Subject subject : subjects) {
          report(subject, rate, measure(subject, rate));
        }
      }
    }
    if (json != null) {
      MAPPER.writerWithDefaultPrettyPrinter().writeValue(json.toFile(), results);
    }
    return 0;
  }

  static Engine best() {
    return BenchCluster.hasPljava() ? Engine.INSTALLED : Engine.EMBEDDED;
  }

  // The ticker is only to be there.
  @SuppressWarnings("try")
  private Latencies measure(Subject subject, int rate) throws Exception {
    try (AutoCloseable ticker = subject.ticker().get()) {
      return Run.of(subject, rate, seconds);
    }
  }

  private void report(Subject subject, int rate, Latencies latencies) {
    double half = latencies.quantile(0.5);
    double most = latencies.quantile(0.99);
    System.out.printf(
        Locale.ROOT,
        "%-10s %8d %7d %9.1f %9.1f %9.1f%n",
        subject.name(),
        rate,
        latencies.count(),
        half,
        most,
        latencies.longest());
    results
        .addObject()
        .put("subject", subject.name())
        .put("rate", rate)
        .put("p50", half)
        .put("p99", most)
        .put("max", latencies.longest());
  }
}
