package org.pgqj.trigger.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {"``; \"\"", "a/ü\u007f; \"a/ü\u007f\"", "a\"b\\; \"a\\\"b\\\\\""})
  void quotesAndBackslashesAreEscaped(String text, String json) {
    StringBuilder out = new StringBuilder();
    JsonText.append(out, text);
    assertThat(out).hasToString(json);
  }

  @ParameterizedTest
  @CsvSource({"8, \\b", "9, \\t", "10, \\n", "12, \\f", "13, \\r", "1, \\u0001", "31, \\u001f"})
  void controlsAreEscaped(int code, String escape) {
    StringBuilder out = new StringBuilder();
    JsonText.append(out, "x" + (char) code + "y");
    assertThat(out).hasToString("\"x" + escape + "y\"");
  }
}
