package org.pgqj.client.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "90, 90000",
    "1.5, 1500",
    "90s, 90000",
    "5 min, 300000",
    "2h, 7200000",
    "1d, 86400000",
    "10ms, 10",
    "999999d, 86399913600000"
  })
  void aTimeIsSecondsUnlessItSaysOtherwise(String text, long millis) {
    assertThat(new Period().convert(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "1y", "1.", "1e3", "9999999"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> new Period().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("is no time such as 90");
  }
}
