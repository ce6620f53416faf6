package org.pgqj.conformance.parity;

import java.util.List;
import java.util.Random;

/** Chance with a seed. */
final class Draw {

  private final Random random;

  Draw(long seed) {
    // Neighbouring seeds begin alike; a multiplication sets them apart.
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** True in so many of a hundred cases. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A number from 0 to below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  String of(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
