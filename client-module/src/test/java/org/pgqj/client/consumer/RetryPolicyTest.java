package org.pgqj.client.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private static final Verdict LATER = new Verdict.Retry(null, "busy");

  private static RetryPolicy policy(int limit, double random) {
    return new RetryPolicy(limit, Duration.ofSeconds(10), Duration.ofMinutes(2), () -> random);
  }

  private static Duration delay(double random, int earlier) {
    return ((Verdict.Retry) policy(0, random).decide(LATER, earlier)).delay();
  }

  @Test
  void delaysDoubleUpToTheLongest() {
    assertThat(delay(0, 0)).isEqualTo(Duration.ofSeconds(10));
    assertThat(delay(0, 1)).isEqualTo(Duration.ofSeconds(20));
    assertThat(delay(0, 3)).isEqualTo(Duration.ofSeconds(80));
    assertThat(delay(0, 4)).isEqualTo(Duration.ofMinutes(2));
    assertThat(delay(0, Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void jitterShortensADelayByAFifthAtMost() {
    assertThat(delay(1, 0)).isEqualTo(Duration.ofSeconds(8));
    assertThat(delay(0.5, 4)).isEqualTo(Duration.ofSeconds(108));
  }

  @Test
  void aDelayThatTheHandlerGaveIsKept() {
    Verdict wanted = new Verdict.Retry(Duration.ofDays(1), null);
    assertThat(policy(3, 1).decide(wanted, 2)).isEqualTo(wanted);
  }

  @Test
  void pastTheLimitAnEventIsADeadLetterWithTheReason() {
    assertThat(policy(3, 0).decide(LATER, 2)).isInstanceOf(Verdict.Retry.class);
    assertThat(policy(3, 0).decide(LATER, 3)).isEqualTo(new Verdict.Fail("retried 3 times: busy"));
    assertThat(policy(3, 0).decide(new Verdict.Retry(Duration.ZERO, null), 4))
        .isEqualTo(new Verdict.Fail("retried 4 times"));
  }

  @Test
  void withoutALimitRetriesNeverEnd() {
    assertThat(policy(0, 0).decide(LATER, 1_000_000)).isInstanceOf(Verdict.Retry.class);
  }

  @Test
  void failuresStayFailures() {
    Verdict failed = new Verdict.Fail("no such address");
    assertThat(policy(3, 0).decide(failed, 0)).isEqualTo(failed);
  }
}
