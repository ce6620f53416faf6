package org.pgqj.client.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VerdictsTest {

  private final Verdicts verdicts = Events.verdicts();
  private final Event first = Events.event(1, "", verdicts);
  private final Event second = Events.event(2, "", verdicts);

  @Test
  void whatWasSaidLastCounts() {
    first.retry(Duration.ofSeconds(5));
    first.fail("no such address");
    second.fail("it seemed");
    second.done();
    assertThat(verdicts.takeRest())
        .hasSize(1)
        .containsEntry(1L, new Verdict.Fail("no such address"));
  }

  @Test
  void nothingIsSaidByDefault() {
    assertThat(verdicts.takeRest()).isEmpty();
  }

  @Test
  void afterTheEndNothingCanBeSaid() {
    verdicts.takeRest();
    assertThatIllegalStateException()
        .isThrownBy(() -> first.fail("late"))
        .withMessageContaining("too late");
    assertThatIllegalStateException().isThrownBy(first::done);
  }

  @Test
  void whatIsWrittenCanNotBeTakenBack() {
    first.fail("bad");
    assertThat(verdicts.take(2)).containsOnlyKeys(1L);
    assertThatIllegalStateException().isThrownBy(first::done);
    second.fail("bad too");
    assertThat(verdicts.takeRest()).containsOnlyKeys(2L);
  }

  @Test
  void delaysAreNotNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> first.retry(Duration.ofSeconds(-1)))
        .withMessageContaining("negative");
  }
}
