package org.pgqj.bench;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the SQL API costs. */
@Command(name = "api")
final class ApiCommand extends OriginalComparison {

  @Option(names = "--growth")
  private boolean growth;

  @Override
  String title() {
    return "api bench";
  }

  @Override
  List<Case> cases(List<ApiSubject> subjects) {
    return growth ? GrowthCases.of(subjects) : ApiCases.of(subjects);
  }
}
