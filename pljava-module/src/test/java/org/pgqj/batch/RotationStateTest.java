package org.pgqj.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RotationStateTest {

  private static final RotationState SETTLED = new RotationState(3, 1, 1000, 1010L);
  private static final RotationState BETWEEN_STEPS = new RotationState(3, 1, 1000, null);

  @Test
  void beforeTheSwitchAllIsInThePreviousTable() {
    assertThat(SETTLED.tablesFor(900, 999)).containsExactly(0);
  }

  @Test
  void afterTheSwitchAllIsInTheCurrentTable() {
    assertThat(SETTLED.tablesFor(1011, 1100)).containsExactly(1);
  }

  @Test
  void aroundTheSwitchBothAreRead() {
    assertThat(SETTLED.tablesFor(900, 1000)).containsExactly(0, 1);
    assertThat(SETTLED.tablesFor(1010, 1100)).containsExactly(0, 1);
  }

  @Test
  void untilStepTwoNothingIsInTheCurrentTableOnly() {
    assertThat(BETWEEN_STEPS.tablesFor(5000, 6000)).containsExactly(0, 1);
  }

  @Test
  void thePreviousOfTheFirstTableIsTheLast() {
    assertThat(new RotationState(3, 0, 1000, 1010L).tablesFor(900, 999)).containsExactly(2);
  }
}
