package org.pgqj.client.ticker;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Quotes names for SQL text. */
final class Identifiers {

  private Identifiers() {}

  /** {@code a} and {@code b} as {@code "a"."b"}. */
  static String quoted(String... parts) {
    return Arrays.stream(parts)
        .map(part -> '"' + part.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining("."));
  }

  /** A name with or without a schema, such as {@code pgq.tick}. */
  static String qualified(String name) {
    return quoted(name.split("\\.", 2));
  }
}
