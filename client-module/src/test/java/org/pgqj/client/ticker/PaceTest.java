package org.pgqj.client.ticker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Duration NOTHING = Duration.ZERO;
  private final Pace pace = new Pace(Duration.ofMillis(10));

  @Test
  void whoLagsGetsBiggerBatches() {
    assertThat(pace.betweenTicks(0, 10)).isEqualTo(Duration.ofMillis(5));
    assertThat(pace.betweenTicks(1000, 10)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void manyEventsMakeBiggerBatches() {
    assertThat(pace.betweenTicks(0, 1000)).isEqualTo(Duration.ofMillis(20));
    assertThat(pace.betweenTicks(1000, 1000)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void whereNothingHappensItLooksLessOften() {
    assertThat(pace.beforeNextLook(NOTHING, NOTHING)).isEqualTo(Duration.ofNanos(1_250_000));
    assertThat(pace.beforeNextLook(Duration.ofSeconds(2), NOTHING)).isEqualTo(pace.target());
  }

  @Test
  void costlyLooksAreRarer() {
    assertThat(pace.beforeNextLook(NOTHING, Duration.ofMillis(50)))
        .isEqualTo(Duration.ofMillis(150));
  }
}
