package org.pgqj.client.doctor;

import java.util.List;

/**
 * All findings.
 *
 * @param reached whether the server could be reached
 * @param findings in the order of the examination
 */
public record Report(boolean reached, List<Finding> findings) {

  public long count(State state) {
    return findings.stream().filter(f -> f.state() == state).count();
  }

  /** The worst that was found; what could not be checked does not count. */
  public State worst() {
    if (count(State.PROBLEM) > 0) {
      return State.PROBLEM;
    }
    return count(State.WARNING) > 0 ? State.WARNING : State.OK;
  }
}
