package org.pgqj.trigger.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "1, 1",
    "-5, -5",
    "0.1, 0.1",
    "123.456, 123.456",
    "1e15, 1e+15",
    "999999999999999, 999999999999999",
    "1.5e20, 1.5e+20",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "1.25e-7, 1.25e-07",
    "1e100, 1e+100",
    "NaN, NaN",
    "Infinity, Infinity",
    "-Infinity, -Infinity",
    "2e-3, 0.002",
    "12345678.5, 12345678.5",
  })
  void textsOfFewDigits(double value, String text) {
    assertThat(FloatText.of(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "0.1, 0.1",
    "1000000, 1e+06",
    "123456, 123456",
    "0.00001, 1e-05",
    "1.5, 1.5",
    "NaN, NaN",
    "-Infinity, -Infinity",
    "1.25e20, 1.25e+20",
  })
  void textsOfFewDigits(float value, String text) {
    assertThat(FloatText.of(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.30000000000000004", "1e-310", "1.7976931348623157e308", "9007199254740993.0"})
  void longerOnesAreLeftToPostgres(double value) {
    assertThat(FloatText.of(value)).isNull();
  }
}
