package org.pgqj.conformance.parity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.pgqj.conformance.parity.StoryTable.Column;

/** Draws the arguments of triggers. */
final class TriggerOptions {

  private static final List<String> CONSTANTS =
      List.of(
          "$$a constant$$",
          "null",
          "'it''s' || 1",
          "E'a\\'b' || '?'",
          "1, 2",
          "1 /* comment */ + 1",
          "now() is not null",
          "current_setting('no.such', true)",
          "x from generate_series(1, 3) x",
          "1 where false",
          "nosuchcolumn",
          "'unterminated",
          "1 +");

  private static final List<String> OF_A_COLUMN =
      List.of(
          "%s",
          "%s::text",
          "coalesce(%s::text, 'none')",
          "'<' || %s || '>'",
          "%s /* %1$s */",
          "'%s' || $$%1$s$$ || %1$s::text",
          "\"%s\"",
          "NEW.%s",
          "md5(%s::text)",
          "%s + 1");

  private static final List<String> CONDITIONS =
      List.of(
          "%s is not null",
          "%s is null",
          "length(%s::text) %% 2 = 0",
          "true",
          "null::bool",
          "1",
          "%s",
          "true where false");

  private final Draw draw;
  private final StoryTable table;
  private final Set<String> oddities;

  /**
   * Options of triggers on a table.
   *
   * @param oddities gets what makes events differ as intended, in words
   */
  TriggerOptions(Draw draw, StoryTable table, Set<String> oddities) {
    this.draw = draw;
    this.table = table;
    this.oddities = oddities;
  }

  /** The arguments, as SQL in parentheses. */
  String arguments(boolean isBefore) {
    List<String> arguments = new ArrayList<>();
    int count = draw.chance(35) ? 0 : 1 + draw.below(3);
    for (int i = 0; i < count; i++) {
      arguments.add(option(isBefore));
    }
    arguments.add(0, draw.chance(97) ? "q" : draw.of("nope", ""));
    return arguments.stream().map(Literals::text).collect(Collectors.joining(", ", "(", ")"));
  }

  private String option(boolean isBefore) {
    int which = draw.below(100);
    if (which < 20) {
      return "backup";
    }
    if (which < 42) {
      return "ignore=" + names(table.columns());
    }
    if (which < 54) {
      return pkey();
    }
    if (which < 74) {
      return draw.of("ev_type", "ev_data", "ev_extra1", "ev_extra2", "ev_extra3", "ev_extra4")
          + "="
          + expression(draw.chance(60) ? OF_A_COLUMN : CONSTANTS);
    }
    if (which < 84) {
      return "when=" + expression(CONDITIONS);
    }
    if (which < 94) {
      return isBefore || draw.chance(20) ? "SKIP" : "backup";
    }
    if (which < 96) {
      return "deny";
    }
    return draw.of("OK", "skip", "", "foo=bar", "welcome_email", "nallow", "Backup", " backup");
  }

  private String pkey() {
    int which = draw.below(100);
    if (which < 12) {
      return "pkey=";
    }
    if (which < 18) {
      return "pkey=nosuchcolumn";
    }
    List<Column> settable = table.settable();
    return "pkey=" + names(settable.isEmpty() ? table.columns() : settable);
  }

  /** A list of columns' names. */
  private String names(List<Column> columns) {
    List<Column> some = new ArrayList<>(columns);
    if (!draw.chance(20)) {
      some.removeIf(c -> !c.isPlain());
    }
    Collections.shuffle(some, new Random(draw.below(1000)));
    some = some.subList(0, Math.min(some.size(), 1 + draw.below(3)));
    if (some.isEmpty()) {
      return "nosuchcolumn";
    }
    if (some.stream().anyMatch(c -> !c.isPlain())) {
      oddities.add("odd names in a list");
    }
    if (some.size() > 1 && draw.chance(10)) {
      oddities.add("blanks in a list");
      return some.stream().map(Column::name).collect(Collectors.joining(", "));
    }
    return some.stream().map(Column::name).collect(Collectors.joining(","));
  }

  private String expression(List<String> templates) {
    List<String> plain =
        table.columns().stream()
            .filter(c -> c.isPlain() && !c.name().startsWith("_"))
            .map(Column::name)
            .toList();
    String template = draw.of(templates);
    return plain.isEmpty() || !template.contains("%")
        ? template
        : template.formatted(draw.of(plain));
  }
}
