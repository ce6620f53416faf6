package org.pgqj.conformance.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.Sql;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * PgQ/J answers and stores what PgQ in C does. {@code -Dpgqj.parity.seed=} chooses the first story,
 * {@code -Dpgqj.parity.stories=} how many there are, {@code -Dpgqj.parity.seconds=} after what time
 * to be content with fewer, {@code -Dpgqj.parity.mismatches=} after how many mismatches to give up.
 */
@DatabaseTest
class ParityTest {

  /** The first story, unless another is asked for. */
  static final long SEED = Long.getLong("pgqj.parity.seed", 20261122);

  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("pgqj.parity.seconds", 90));

  private static final int STORIES = Integer.getInteger("pgqj.parity.stories", 60);

  private static final int MOST_MISMATCHES = Integer.getInteger("pgqj.parity.mismatches", 1);

  @Test
  void theSameCallsHaveTheSameOutcome(TestDatabase db) throws SQLException {
    try (Original original = new Original(db)) {
      compare(original.with(db));
    }
  }

  private static void compare(Parity parity) throws SQLException {
    StoryTeller teller = StoryTeller.ofAll();
    System.out.printf(
        "parity: %d stories from seed %d, %d s at most%n", STORIES, SEED, TIME.toSeconds());
    Instant deadline = Instant.now().plus(TIME);
    List<Mismatch> mismatches = new ArrayList<>();
    for (long seed = SEED; seed < SEED + STORIES && Instant.now().isBefore(deadline); seed++) {
      Optional<Mismatch> mismatch = parity.play(teller.tell(seed));
      if (mismatch.isPresent()) {
        mismatches.add(new Shrinker(parity).shrink(mismatch.get()));
        System.out.println(mismatches.get(mismatches.size() - 1));
      }
      if (mismatches.size() == MOST_MISMATCHES) {
        break;
      }
    }
    System.out.print("parity: " + parity.tally());
    assertThat(mismatches).isEmpty();
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
      StoryTeller.ofAll().tell(SEED + i).steps().forEach(s -> called.addAll(Tally.calls(s)));
    }
    assertThat(called).containsAll(functions);
  }

  @Test
  void everyIntendedDifferenceIsInTheDocumentation(TestDatabase db) throws IOException {
    String document = Files.readString(db.checkout().root().resolve("docs/compatibility.md"));
    List<String> listed =
        Stream.concat(
                IntendedDifferences.ANSWERS.stream().map(a -> a.listedAs()),
                IntendedDifferences.LINES.stream().map(l -> l.listedAs()))
            .toList();
    assertThat(listed).allSatisfy(words -> assertThat(document).contains(words));
  }
}
