package org.pgqj.conformance.parity;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a failing story short: leaves out steps as long as there still is a mismatch. */
final class Shrinker {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Parity parity;
  private final Instant deadline = Instant.now().plus(PATIENCE);

  Shrinker(Parity parity) {
    this.parity = parity;
  }

  /** The shortest mismatch found in the time allowed; the given one if it doesn't come again. */
  Mismatch shrink(Mismatch found) throws SQLException {
    Mismatch shortest = parity.playSlowly(found.story()).orElse(found);
    int size = Math.max(1, shortest.story().steps().size() / 2);
    while (Instant.now().isBefore(deadline)) {
      Optional<Mismatch> shorter = withoutSome(shortest, size);
      if (shorter.isPresent()) {
        shortest = shorter.get();
      } else if (size == 1) {
        return shortest;
      } else {
        size /= 2;
      }
    }
    return shortest;
  }

  /** Leaves out {@code size} steps somewhere before the last one. */
  private Optional<Mismatch> withoutSome(Mismatch mismatch, int size) throws SQLException {
    List<Step> steps = mismatch.story().steps();
    for (int end = steps.size() - 1; end > 0; end -= size) {
      if (Instant.now().isAfter(deadline)) {
        return Optional.empty();
      }
      List<Step> fewer = new ArrayList<>(steps);
      fewer.subList(Math.max(0, end - size), end).clear();
      Optional<Mismatch> shorter = parity.playSlowly(mismatch.story().with(fewer));
      if (shorter.isPresent()) {
        return shorter;
      }
    }
    return Optional.empty();
  }
}
