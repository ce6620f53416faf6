package org.pgqj.client.ticker;

import java.util.Objects;

/**
 * What the watch remembers of a queue.
 *
 * <p>A queue is hot from the moment its event sequence moves until every transaction that may have
 * moved it is over: as long, a transaction that ends may have brought events.
 */
final class WatchedQueue {

  /** A session may draw an event's id some time before its transaction gets an id. */
  private static final long GRACE_NANOS = 2_000_000_000L;

  private final int id;
  private Long sequence;
  private boolean due;
  private boolean hot;
  private long movedAt;

  /** All that may have drawn ids are below this; 0 while it is too early to say. */
  private long coolAt;

  private long tickedAt;
  private Long tickedSequence;
  private long behind;
  private long behindBefore;
  private boolean hasConsumers = true;

  /** What happened before a queue was first seen is unknown: so it is due. */
  WatchedQueue(int id, long now) {
    this.id = id;
    this.due = true;
    this.tickedAt = now - Integer.MAX_VALUE;
  }

  int id() {
    return id;
  }

  /**
   * Takes note of the sequence.
   *
   * @param value its last value, null before the first
   */
  void sees(Long value, long now) {
    if (!Objects.equals(value, sequence)) {
      sequence = value;
      hot = true;
      movedAt = now;
      coolAt = 0;
    }
  }

  /** Takes note of the transactions that are running. */
  void sees(Snapshot snapshot, long now) {
    if (!hot || now - movedAt < GRACE_NANOS) {
      return;
    }
    if (coolAt == 0) {
      coolAt = snapshot.xmax();
    } else if (snapshot.xmin() >= coolAt) {
      hot = false;
    }
  }

  boolean isHot() {
    return hot;
  }

  boolean isDue() {
    return due;
  }

  void becomesDue() {
    due = true;
  }

  void ticked(long now) {
    due = false;
    tickedAt = now;
    tickedSequence = sequence;
  }

  /** Ids drawn since the last tick; none before the first one that is known of. */
  long eventsSinceTick() {
    return sequence == null || tickedSequence == null ? 0 : sequence - tickedSequence;
  }

  long nanosSinceTick(long now) {
    return now - tickedAt;
  }

  /**
   * How far the consumers are: by how many ticks the foremost lags.
   *
   * @return whether somebody has begun to wait
   */
  boolean consumers(boolean any, long ticksBehind) {
    boolean isNews = any && !hasConsumers;
    hasConsumers = any;
    behindBefore = behind;
    behind = ticksBehind;
    return isNews;
  }

  /** Without consumers nobody waits. */
  boolean isAwaited() {
    return hasConsumers;
  }

  /**
   * By how many ticks the foremost consumer lagged both times when that was last asked: who only
   * stopped for a moment catches up by itself.
   */
  long behind() {
    return Math.min(behindBefore, behind);
  }
}
