package org.pgqj.conformance.parity;

import java.util.List;

/**
 * Steps that begin without any queue.
 *
 * @param seed what {@link StoryTeller} made it from
 */
record Story(long seed, List<Step> steps) {

  /** The same with other steps. */
  Story with(List<Step> otherSteps) {
    return new Story(seed, List.copyOf(otherSteps));
  }
}
