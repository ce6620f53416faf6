package org.pgqj.client.config;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the values of other keys where {@code %(name)s} stands. */
final class Interpolation {

  /** Deeper than this, keys name each other in a circle. */
  private static final int DEEPEST = 10;

  private static final Pattern MARK = Pattern.compile("%%|%\\(([^)]*)\\)s");

  private final Map<String, String> values;
  private final Function<String, ConfigException> unknown;

  Interpolation(Map<String, String> values, Function<String, ConfigException> unknown) {
    this.values = values;
    this.unknown = unknown;
  }

  String apply(String raw) {
    return apply(raw, 0);
  }

  private String apply(String raw, int depth) {
    return MARK.matcher(raw)
        .replaceAll(mark -> Matcher.quoteReplacement(meaning(mark.group(1), depth)));
  }

  private String meaning(String name, int depth) {
    if (name == null) {
      return "%";
    }
    String value = values.get(name.strip().toLowerCase(Locale.ROOT));
    if (value == null || depth == DEEPEST) {
      throw unknown.apply(name);
    }
    return apply(value, depth + 1);
  }
}
