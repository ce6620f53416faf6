package org.pgqj.client.ticker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LookCostTest {

  private final LookCost cost = new LookCost();

  @Test
  void aHiccupDoesNotCount() {
    LongStream.rangeClosed(1, 9).forEach(cost::add);
    cost.add(1_000_000_000);
    assertThat(cost.median()).isEqualTo(Duration.ofNanos(6));
  }

  @Test
  void whatLastsCounts() {
    LongStream.rangeClosed(1, 9).forEach(cost::add);
    LongStream.range(0, 5).forEach(i -> cost.add(1000));
    assertThat(cost.median()).isEqualTo(Duration.ofNanos(1000));
  }
}
