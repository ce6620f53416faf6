package org.pgqj.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pgqj.fixtures.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares the engines, and plpgsql with them, by what a Java function in the server does. */
@Command(name = "engine")
final class EngineCommand implements Callable<Integer> {

  private static final int ROUNDS = 11;

  @Mixin private BenchOptions options;

  private final List<EngineSubject> subjects = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Path file = options.json();
    try (BenchCluster embedded = BenchCluster.start(Engine.EMBEDDED)) {
      subjects.add(new EngineSubject("embedded", "java", embedded));
      if (BenchCluster.hasPljava()) {
        try (BenchCluster installed = BenchCluster.start(Engine.INSTALLED)) {
          subjects.add(new EngineSubject("PL/Java", "java", installed));
          EngineSubject.createDatabase(installed);
          compare(embedded, file);
        }
      } else {
        compare(embedded, file);
      }
    }
    return 0;
  }

  private void compare(BenchCluster embedded, Path file) throws Exception {
    EngineSubject.createDatabase(embedded);
    subjects.add(new EngineSubject("plpgsql", "plpgsql", embedded));
    Map<String, String> columns = new LinkedHashMap<>();
    subjects.forEach(s -> columns.put(s.name(), s.cluster().label()));
    Report report = new Report("engine bench", columns, System.out);
    report.begin(options.rounds(ROUNDS));
    Rounds rounds = new Rounds(options.rounds(ROUNDS));
    try (EngineCases cases = new EngineCases(subjects)) {
      for (Case work : options.chosen(cases.all())) {
        report.add(rounds.run(work));
      }
    }
    report.end(file);
  }
}
