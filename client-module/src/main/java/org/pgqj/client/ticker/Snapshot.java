package org.pgqj.client.ticker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which transactions are over, as txid_current_snapshot() tells it: all below xmin, and those below
 * xmax that are not listed.
 */
record Snapshot(long xmin, long xmax, List<Long> running) {

  static Snapshot parse(String text) {
    String[] parts = text.split(":", -1);
    List<Long> running =
        parts[2].isEmpty()
            ? List.of()
            : Arrays.stream(parts[2].split(",")).map(Long::valueOf).toList();
    return new Snapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
  }

  /** As the server writes it. */
  String text() {
    StringBuilder text = new StringBuilder().append(xmin).append(':').append(xmax).append(':');
    for (int i = 0; i < running.size(); i++) {
      text.append(i == 0 ? "" : ",").append(running.get(i));
    }
    return text.toString();
  }

  boolean isOver(long txid) {
    return txid < xmin || (txid < xmax && !running.contains(txid));
  }

  /**
   * The transactions that have ended since an earlier snapshot.
   *
   * @param enough to stop at so many, for after a long while there may be any number
   */
  List<Long> endedSince(Snapshot earlier, int enough) {
    List<Long> ended = new ArrayList<>();
    for (long txid : earlier.running) {
      if (isOver(txid)) {
        ended.add(txid);
      }
    }
    for (long txid = earlier.xmax; txid < xmax && ended.size() < enough; txid++) {
      if (isOver(txid)) {
        ended.add(txid);
      }
    }
    return ended;
  }
}
