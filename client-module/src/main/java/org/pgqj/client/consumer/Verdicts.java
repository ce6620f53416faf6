package org.pgqj.client.consumer;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was decided about a batch's events and is not in the database yet. Used by all threads. */
final class Verdicts {

  private final RetryPolicy policy;
  private Map<Long, Verdict> pending = new LinkedHashMap<>();

  /**
   * Events before this one have been written; see {@link #take}. A retried event and its original
   * may be in one batch, with one id.
   */
  private long written = Long.MIN_VALUE;

  private boolean closed;

  Verdicts(RetryPolicy policy) {
    this.policy = policy;
  }

  /**
   * Decides about an event.
   *
   * @param wanted null for done
   */
  void put(Event event, Verdict wanted) {
    Verdict verdict = wanted == null ? null : policy.decide(wanted, event.retry());
    synchronized (this) {
      if (closed || event.id() < written) {
        throw new IllegalStateException(
            event + ": too late, what becomes of it is in the database already");
      }
      if (verdict == null) {
        pending.remove(event.id());
      } else {
        pending.put(event.id(), verdict);
      }
    }
  }

  synchronized int size() {
    return pending.size();
  }

  /**
   * All that was decided so far, for writing it. Events before {@code last}, the last one that was
   * read, can't be told anything any more.
   */
  synchronized Map<Long, Verdict> take(long last) {
    Map<Long, Verdict> taken = pending;
    pending = new LinkedHashMap<>();
    written = last;
    return taken;
  }

  /** All that is left; after it no event can be told anything. */
  synchronized Map<Long, Verdict> takeRest() {
    closed = true;
    Map<Long, Verdict> taken = pending;
    pending = new LinkedHashMap<>();
    return taken;
  }
}
