package org.pgqj.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "event_1_0, event_1_0",
        "_x, _x",
        "1x, \"1x\"",
        "Mixed, \"Mixed\"",
        "with blank, \"with blank\"",
        "select, \"select\"",
        "user, \"user\"",
        "name, name",
        "a\"b, \"a\"\"b\"",
        "x$, \"x$\"",
        "über, \"über\"",
      })
  void quotesIdentifiersOnlyWhereNeeded(String name, String expected) {
    assertThat(Quote.identifier(name)).isEqualTo(expected);
  }

  @Test
  void quotesTheEmptyIdentifier() {
    assertThat(Quote.identifier("")).isEqualTo("\"\"");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "a.b.c, a.\"b.c\"",
        "x, public.x",
        ".x, \"\".x",
        "A.select, \"A\".\"select\"",
        "a., a.\"\"",
        "pgq.event_1_0, pgq.event_1_0",
      })
  void splitsQualifiedNamesAtTheFirstDot(String name, String expected) {
    assertThat(Quote.qualified(name)).isEqualTo(expected);
  }

  @Test
  void qualifiesTheEmptyNameWithPublic() {
    assertThat(Quote.qualified("")).isEqualTo("public.\"\"");
  }

  @Test
  void doublesApostrophesInLiterals() {
    assertThat(Quote.literal("it's ''")).isEqualTo("'it''s '''''");
  }

  @Test
  void escapesBackslashesSoThatNoScannerIsMisled() {
    assertThat(Quote.literal("a\\'b")).isEqualTo("E'a\\\\''b'");
  }

  @Test
  void writesNullAsTheKeyWord() {
    assertThat(Quote.literal(null)).isEqualTo("null");
  }
}
