package org.pgqj.client.ticker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WatchedQueueTest {

  private static final long SECOND = 1_000_000_000L;

  private final WatchedQueue queue = new WatchedQueue(1, 0);

  private static Snapshot snapshot(String text) {
    return Snapshot.parse(text);
  }

  @Test
  void aQueueSeenForTheFirstTimeIsDue() {
    assertThat(queue.isDue()).isTrue();
    queue.ticked(SECOND);
    assertThat(queue.isDue()).isFalse();
    assertThat(queue.nanosSinceTick(3 * SECOND)).isEqualTo(2 * SECOND);
  }

  @Test
  void theFirstEventOfAllMovesTheSequence() {
    queue.sees((Long) null, 0);
    assertThat(queue.isHot()).isFalse();
    queue.sees(1L, 0);
    assertThat(queue.isHot()).isTrue();
  }

  @Test
  void aQueueIsHotUntilAllWhoMayHaveMovedItsSequenceAreOver() {
    queue.sees(1L, 0);
    queue.sees(snapshot("10:20:10"), SECOND);
    queue.sees(snapshot("30:30:"), SECOND);
    assertThat(queue.isHot()).as("who drew an id may have no transaction id yet").isTrue();
    queue.sees(snapshot("25:30:25"), 3 * SECOND);
    queue.sees(snapshot("29:40:29"), 4 * SECOND);
    assertThat(queue.isHot()).as("29 may have drawn").isTrue();
    queue.sees(snapshot("30:40:30"), 5 * SECOND);
    assertThat(queue.isHot()).isFalse();
  }

  @Test
  void anotherMoveStartsAnew() {
    queue.sees(1L, 0);
    queue.sees(snapshot("25:30:25"), 3 * SECOND);
    queue.sees(2L, 4 * SECOND);
    queue.sees(snapshot("40:40:"), 5 * SECOND);
    assertThat(queue.isHot()).isTrue();
  }

  @Test
  void aConsumerLagsWhenItLagsForAWhile() {
    queue.consumers(true, 30);
    assertThat(queue.behind()).as("it may have stopped for a moment").isZero();
    queue.consumers(true, 25);
    assertThat(queue.behind()).isEqualTo(25);
    queue.consumers(true, 0);
    assertThat(queue.behind()).isZero();
  }
}
