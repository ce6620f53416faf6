package org.pgqj.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pgqj.backend.PgqError;

class QueueStateTest {

  @Test
  void aDisabledQueueRefusesEvents() {
    assertThat(queue(true, false, null).refusal(0)).isEqualTo(PgqError.INSERT_DISALLOWED);
  }

  @Test
  void replicationMayWriteToADisabledQueue() {
    assertThat(queue(true, true, null).refusal(0)).isNull();
  }

  @Test
  void theLimitIsTheLastEventThatPasses() {
    assertThat(queue(false, false, 2).refusal(2)).isNull();
    assertThat(queue(false, false, 2).refusal(3)).isEqualTo(PgqError.TX_LIMIT);
  }

  @Test
  void aLimitOfZeroRefusesTheFirstEvent() {
    assertThat(queue(false, false, 0).refusal(1)).isEqualTo(PgqError.TX_LIMIT);
  }

  @Test
  void aNegativeLimitIsNone() {
    assertThat(queue(false, false, -1).refusal(1000)).isNull();
  }

  private static QueueState queue(boolean disabled, boolean replica, Integer limit) {
    return new QueueState(
        1, "pgq.event_1", 0, disabled, replica, limit, "pgq.event_1_id_seq", null);
  }
}
