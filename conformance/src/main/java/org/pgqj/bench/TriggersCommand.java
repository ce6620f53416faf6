package org.pgqj.bench;

import java.util.List;
import picocli.CommandLine.Command;

/** What the capture triggers cost. */
@Command(name = "triggers")
final class TriggersCommand extends OriginalComparison {

  @Override
  String title() {
    return "trigger bench";
  }

  @Override
  List<Case> cases(List<ApiSubject> subjects) throws Exception {
    return TriggerCases.of(subjects);
  }
}
