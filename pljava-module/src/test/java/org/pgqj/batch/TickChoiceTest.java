package org.pgqj.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pgqj.batch.TickChoice.Extent;

class TickChoiceTest {

  @ParameterizedTest
  @CsvSource({
    "SHORT,   SHORT,   NONE",
    "ENOUGH,  SHORT,   NEWEST",
    "SHORT,   ENOUGH,  NEWEST",
    "ENOUGH,  ENOUGH,  NEWEST",
    "TOO_BIG, SHORT,   FIRST_SUFFICIENT",
    "SHORT,   TOO_BIG, FIRST_SUFFICIENT",
    "ENOUGH,  TOO_BIG, FIRST_SUFFICIENT",
  })
  void eitherConditionSufficesAndNeitherMayBeFarExceeded(
      Extent count, Extent interval, TickChoice expected) {
    assertThat(TickChoice.of(count, interval)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"false, false, SHORT", "true, false, ENOUGH", "true, true, TOO_BIG"})
  void moreThanTwiceIsTooBig(boolean enough, boolean tooBig, Extent expected) {
    assertThat(Extent.of(enough, tooBig)).isEqualTo(expected);
  }
}
