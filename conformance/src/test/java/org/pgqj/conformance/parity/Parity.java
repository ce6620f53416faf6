package org.pgqj.conformance.parity;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Plays stories on both sides and compares. */
final class Parity {

  /** Steps between two comparisons of everything stored. */
  private static final int COMPARE_EVERY = 8;

  private final Side original;
  private final Side ours;
  private final Tally tally = new Tally();

  Parity(Side original, Side ours) {
    this.original = original;
    this.ours = ours;
  }

  Tally tally() {
    return tally;
  }

  /** Plays a story; what is stored is compared now and then, and at its end. */
  Optional<Mismatch> play(Story story) throws SQLException {
    return play(story, COMPARE_EVERY);
  }

  /** Plays a story and compares what is stored after every step. */
  Optional<Mismatch> playSlowly(Story story) throws SQLException {
    return play(story, 1);
  }

  private Optional<Mismatch> play(Story story, int compareEvery) throws SQLException {
    begin();
    tally.story();
    int done = 0;
    for (Step step : story.steps()) {
      done++;
      Outcome expected = original.run(step);
      Outcome actual = ours.run(step);
      tally.step(step, expected);
      if (!expected.equals(actual)) {
        Optional<IntendedDifferences.Answer> intended =
            IntendedDifferences.ofAnswer(step, expected, actual);
        if (intended.isEmpty()) {
          return mismatch(story, done, expected.toString(), actual.toString());
        }
        tally.used(intended.get().listedAs());
        if (intended.get().endsStory()) {
          return Optional.empty();
        }
      }
      if (done % compareEvery == 0 || done == story.steps().size()) {
        Optional<Mismatch> mismatch = compareContents(story, done);
        if (mismatch.isPresent()) {
          return mismatch;
        }
      }
    }
    return Optional.empty();
  }

  /** Leaves nothing open, so that the databases can be changed. */
  void rest() throws SQLException {
    begin();
  }

  private void begin() throws SQLException {
    long queueId = original.unusedQueueId();
    original.begin(queueId);
    ours.begin(queueId);
  }

  private Optional<Mismatch> compareContents(Story story, int done) throws SQLException {
    if (original.isLocked() || ours.isLocked()) {
      return Optional.empty();
    }
    List<String> expected = new ArrayList<>(original.contents());
    List<String> actual = new ArrayList<>(ours.contents());
    if (expected.equals(actual)) {
      return Optional.empty();
    }
    List<String> onlyOriginal = without(expected, actual);
    List<String> onlyOurs = without(actual, expected);
    Set<String> used = new TreeSet<>();
    onlyOriginal.removeIf(line -> isIntended(line, false, used));
    onlyOurs.removeIf(line -> isIntended(line, true, used));
    used.forEach(tally::used);
    return onlyOriginal.isEmpty() && onlyOurs.isEmpty()
        ? Optional.empty()
        : mismatch(story, done, String.join("\n", onlyOriginal), String.join("\n", onlyOurs));
  }

  private static List<String> without(List<String> lines, List<String> others) {
    List<String> rest = new ArrayList<>(lines);
    for (String line : others) {
      rest.remove(line);
    }
    return rest;
  }

  private static boolean isIntended(String line, boolean isOurs, Set<String> used) {
    Optional<IntendedDifferences.Line> intended = IntendedDifferences.ofLine(line, isOurs);
    intended.ifPresent(l -> used.add(l.listedAs()));
    return intended.isPresent();
  }

  private static Optional<Mismatch> mismatch(Story story, int done, String original, String ours) {
    return Optional.of(new Mismatch(story.with(story.steps().subList(0, done)), original, ours));
  }
}
