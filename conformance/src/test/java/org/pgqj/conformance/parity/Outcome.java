package org.pgqj.conformance.parity;

import java.util.List;
import java.util.Optional;

/**
 * All that a client sees of one step, comparable between the sides.
 *
 * @param lines columns, rows, counts and notices, each as one line, in the order they came
 * @param error SQLSTATE, a blank and the message; empty when the step succeeded
 */
record Outcome(List<String> lines, Optional<String> error) {

  /** Whether it is an error that begins so: SQLSTATE, a blank, the beginning of the message. */
  boolean failsWith(String beginning) {
    return error.isPresent() && error.get().startsWith(beginning);
  }

  /** Whether some line is exactly this. */
  boolean says(String line) {
    return lines.contains(line);
  }

  /** The same without the lines that begin so. */
  Outcome without(String beginning) {
    return new Outcome(lines.stream().filter(l -> !l.startsWith(beginning)).toList(), error);
  }

  @Override
  public String toString() {
    String text = String.join("\n", lines);
    return error.map(e -> text + (text.isEmpty() ? "" : "\n") + "ERROR " + e).orElse(text);
  }
}
