package org.pgqj.conformance.parity;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a run has tried. */
final class Tally {

  private static final Pattern FUNCTION = Pattern.compile("pgq\\.(\\w+)\\(");

  private int stories;
  private int steps;
  private int errors;
  private final Map<String, Uses> functions = new TreeMap<>();
  private final Map<String, Integer> intended = new TreeMap<>();

  void story() {
    stories++;
  }

  void step(Step step, Outcome outcome) {
    steps++;
    if (outcome.error().isPresent()) {
      errors++;
    }
    for (String function : calls(step)) {
      functions.computeIfAbsent(function, name -> new Uses()).add(outcome);
    }
  }

  /** Names of the functions of schema pgq that a step calls. */
  static Set<String> calls(Step step) {
    Set<String> names = new TreeSet<>();
    Matcher call = FUNCTION.matcher(step.sql());
    while (call.find()) {
      names.add(call.group(1));
    }
    return names;
  }

  void used(String difference) {
    intended.merge(difference, 1, Integer::sum);
  }

  /** How a function was used. */
  private static final class Uses {

    private static final Set<String> NOTHING = Set.of("null", "'0'", "rows: 0");

    private int calls;
    private int errors;
    private int fruitful;

    void add(Outcome outcome) {
      calls++;
      if (outcome.error().isPresent()) {
        errors++;
      } else if (outcome.lines().stream().anyMatch(Uses::isSomething)) {
        fruitful++;
      }
    }

    /** Anything but the line of column names, null and 0. */
    private static boolean isSomething(String line) {
      return !line.startsWith("(") && !NOTHING.contains(line) && !line.matches("(null \\| )+null");
    }

    @Override
    public String toString() {
      return "%d calls, %d errors, %d with something to show".formatted(calls, errors, fruitful);
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("%d stories, %d steps, %d of them errors%n".formatted(stories, steps, errors));
    functions.forEach((name, uses) -> text.append("  %-26s %s%n".formatted(name, uses)));
    text.append("intended differences met:\n");
    intended.forEach((name, times) -> text.append("%7d x %s%n".formatted(times, name)));
    return text.toString();
  }
}
