package org.pgqj.client.admin.status;

import java.util.List;
import java.util.stream.Collectors;

/** What a look at one or more databases brought; those without PgQ are in neither list. */
record Survey(List<Status> statuses, List<Failure> failures) {

  /** As people read it; several databases one after the other. */
  String text() {
    if (statuses.isEmpty() && failures.isEmpty()) {
      return "No database of this server has PgQ.\n";
    }
    return statuses.stream().map(TextStatus::of).collect(Collectors.joining("\n"));
  }

  /** A line for each database that could not be looked at. */
  List<String> failed() {
    return failures.stream().map(Failure::line).toList();
  }

  /** Whether nothing was seen because nothing could be reached. */
  boolean isOutOfReach() {
    return statuses.isEmpty()
        && !failures.isEmpty()
        && failures.stream().allMatch(Failure::isOutOfReach);
  }
}
