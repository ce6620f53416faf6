package org.pgqj.maintenance;

import java.util.ArrayList;
import java.util.List;

/**
 * Which ticks are kept when there are more of them than free transaction ids: all that consumers
 * use, the newest, and of the others every n-th. Fewer ticks make larger batches, nothing else.
 */
final class TickSelection {

  private TickSelection() {}

  /**
   * Selects.
   *
   * @param ticks ascending by id
   * @param limit most that can be kept
   * @return ascending by id; null when even the ticks in use are too many
   */
  static List<RebasedTick> from(List<RebasedTick> ticks, int limit) {
    if (ticks.size() <= limit) {
      return ticks;
    }
    int needed = inUse(ticks);
    if (needed > limit) {
      return null;
    }
    int others = limit - needed;
    int every = others == 0 ? Integer.MAX_VALUE : (ticks.size() + others - 1) / others;
    List<RebasedTick> kept = new ArrayList<>(limit);
    for (int i = 0; i < ticks.size(); i++) {
      if (isNeeded(ticks, i) || (i + 1) % every == 0) {
        kept.add(ticks.get(i));
      }
    }
    return kept;
  }

  /** How many can't be left out. */
  static int inUse(List<RebasedTick> ticks) {
    int needed = 0;
    for (int i = 0; i < ticks.size(); i++) {
      if (isNeeded(ticks, i)) {
        needed++;
      }
    }
    return needed;
  }

  private static boolean isNeeded(List<RebasedTick> ticks, int index) {
    return ticks.get(index).inUse() || index == 0 || index == ticks.size() - 1;
  }
}
