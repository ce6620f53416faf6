package org.pgqj.conformance.parity;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Many stories, one after the other. {@code -Dpgqj.parity.seed=} chooses the first one, {@code
 * -Dpgqj.parity.stories=} how many there are, {@code -Dpgqj.parity.seconds=} after what time to be
 * content with fewer, {@code -Dpgqj.parity.mismatches=} after how many mismatches to give up.
 */
final class Comparison {

  /** The first story, unless another is asked for. */
  static final long SEED = Long.getLong("pgqj.parity.seed", 20261122);

  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("pgqj.parity.seconds", 90));

  private static final int STORIES = Integer.getInteger("pgqj.parity.stories", 60);

  private static final int MOST_MISMATCHES = Integer.getInteger("pgqj.parity.mismatches", 1);

  private Comparison() {}

  /**
   * Plays stories and prints what was tried and found.
   *
   * @param teller makes the story of a seed
   */
  static List<Mismatch> compare(Parity parity, LongFunction<Story> teller) throws SQLException {
    System.out.printf(
        "parity: %d stories from seed %d, %d s at most%n", STORIES, SEED, TIME.toSeconds());
    Instant deadline = Instant.now().plus(TIME);
    List<Mismatch> mismatches = new ArrayList<>();
    for (long seed = SEED; seed < SEED + STORIES && Instant.now().isBefore(deadline); seed++) {
      Optional<Mismatch> mismatch = parity.play(teller.apply(seed));
      if (mismatch.isPresent()) {
        mismatches.add(new Shrinker(parity).shrink(mismatch.get()));
        System.out.println(mismatches.get(mismatches.size() - 1));
      }
      if (mismatches.size() == MOST_MISMATCHES) {
        break;
      }
    }
    System.out.print("parity: " + parity.tally());
    return mismatches;
  }
}
