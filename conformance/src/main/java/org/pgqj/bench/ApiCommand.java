package org.pgqj.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pgqj.fixtures.Engine;
import org.pgqj.fixtures.cli.EngineOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares PgQ/J with the C original, each in a database of one server. */
@Command(name = "api")
final class ApiCommand implements Callable<Integer> {

  private static final int ROUNDS = 5;

  @Mixin private BenchOptions options;

  @Mixin private EngineOption engine;

  @Option(names = "--growth")
  private boolean growth;

  @Override
  public Integer call() throws Exception {
    Path file = options.json();
    int rounds = options.rounds(ROUNDS);
    Engine on = engine.wanted().orElseGet(ApiCommand::best);
    try (BenchCluster cluster = BenchCluster.start(on)) {
      List<ApiSubject> subjects = List.of(ApiSubject.pgqj(cluster), ApiSubject.original(cluster));
      Map<String, String> columns = new LinkedHashMap<>();
      subjects.forEach(s -> columns.put(s.name(), s.what()));
      Report report = new Report("api bench", columns, System.out);
      report.begin(rounds);
      List<Case> all = growth ? GrowthCases.of(subjects) : ApiCases.of(subjects);
      for (Case work : options.chosen(all)) {
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
