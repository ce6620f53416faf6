package org.pgqj.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pgqj.fixtures.Engine;
import org.pgqj.fixtures.cli.EngineOption;
import picocli.CommandLine.Mixin;

/** A bench that compares PgQ/J with the C original, each in a database of one server. */
abstract class OriginalComparison implements Callable<Integer> {

  private static final int ROUNDS = 5;

  @Mixin private BenchOptions options;

  @Mixin private EngineOption engine;

  /** What the report is called. */
  abstract String title();

  /** All cases, for both subjects. */
  abstract List<Case> cases(List<ApiSubject> subjects) throws Exception;

  @Override
  public final Integer call() throws Exception {
    Path file = options.json();
    int rounds = options.rounds(ROUNDS);
    Engine on = engine.wanted().orElseGet(OriginalComparison::best);
    try (BenchCluster cluster = BenchCluster.start(on)) {
      List<ApiSubject> subjects = List.of(ApiSubject.pgqj(cluster), ApiSubject.original(cluster));
      Map<String, String> columns = new LinkedHashMap<>();
      subjects.forEach(s -> columns.put(s.name(), s.what()));
      Report report = new Report(title(), columns, System.out);
      report.begin(rounds);
      for (Case work : options.chosen(cases(subjects))) {
        report.add(new Rounds(rounds).run(work));
      }
      report.end(file);
    }
    return 0;
  }

  private static Engine best() {
    return BenchCluster.hasPljava() ? Engine.INSTALLED : Engine.EMBEDDED;
  }
}
