package org.pgqj.batch;

import java.util.ArrayList;
import java.util.List;
import org.pgqj.backend.TxidSnapshot;

/**
 * An open batch with all that finding its events takes.
 *
 * @param owner sub_id of the consumer: the owner of events retried for it
 * @param queueId queue_id
 * @param lastTick tick before the batch
 * @param endTick tick after the batch
 * @param last snapshot of the tick before
 * @param end snapshot of the tick after
 * @param dataPrefix name of the queue's parent table
 * @param rotation where the queue's rotation stands
 */
public record OpenBatch(
    int owner,
    int queueId,
    long lastTick,
    long endTick,
    TxidSnapshot last,
    TxidSnapshot end,
    String dataPrefix,
    RotationState rotation) {

  /** Names of the data tables that hold its events, as pgq.queue spells them. */
  List<String> tables() {
    List<String> names = new ArrayList<>();
    for (int number : rotation.tablesFor(last.xmin(), end.xmax())) {
      names.add(dataPrefix + "_" + number);
    }
    return names;
  }
}
