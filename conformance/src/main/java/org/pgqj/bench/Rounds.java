package org.pgqj.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes samples round by round, every subject once a round, and the first subject of a round is
 * another one each time: what disturbs the machine for a while disturbs all of them.
 */
public final class Rounds {

  private final int rounds;

  public Rounds(int rounds) {
    this.rounds = rounds;
  }

  /** One round that does not count, then the rounds. */
  public List<Measurement> run(Case work) throws Exception {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    List<String> order = new ArrayList<>(work.works().keySet());
    for (String subject : order) {
      samples.put(subject, new ArrayList<>());
      work.works().get(subject).run();
    }
    for (int round = 0; round < rounds; round++) {
      for (String subject : order) {
        samples.get(subject).add(work.works().get(subject).run());
      }
      Collections.rotate(order, -1);
    }
    List<Measurement> measurements = new ArrayList<>();
    samples.forEach(
        (subject, taken) ->
            measurements.add(
                new Measurement(work.name(), work.unit(), subject, List.copyOf(taken))));
    return measurements;
  }
}
