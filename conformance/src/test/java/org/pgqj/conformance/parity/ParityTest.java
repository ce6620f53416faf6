package org.pgqj.conformance.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * PgQ/J answers and stores what PgQ in C does. {@link Comparison} tells how to look at more or at
 * one story.
 */
@DatabaseTest
class ParityTest {

  @Test
  void theSameCallsHaveTheSameOutcome(TestDatabase db) throws SQLException {
    try (Original original = new Original(db)) {
      StoryTeller teller = StoryTeller.ofAll();
      assertThat(Comparison.compare(original.with(db), teller::tell)).isEmpty();
    }
  }

  @Test
  void theStoriesCallEveryFunction(TestDatabase db) throws SQLException {
    List<String> functions =
        Sql.lines(
            Original.beside(db).connect(),
            """
            select distinct proname from pg_proc
             where pronamespace = 'pgq'::regnamespace and prorettype <> 'trigger'::regtype
            """);
    Set<String> called = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      StoryTeller.ofAll()
          .tell(Comparison.SEED + i)
          .steps()
          .forEach(s -> called.addAll(Tally.calls(s)));
    }
    assertThat(called).containsAll(functions);
  }

  @Test
  void everyIntendedDifferenceIsInTheDocumentation(TestDatabase db) throws IOException {
    String document = Files.readString(db.checkout().root().resolve("docs/compatibility.md"));
    List<String> listed =
        Stream.of(
                IntendedDifferences.ANSWERS.stream().map(a -> a.listedAs()),
                TriggerDifferences.ANSWERS.stream().map(a -> a.listedAs()),
                IntendedDifferences.LINES.stream().map(l -> l.listedAs()))
            .flatMap(s -> s)
            .toList();
    assertThat(listed).allSatisfy(words -> assertThat(document).contains(words));
  }
}
