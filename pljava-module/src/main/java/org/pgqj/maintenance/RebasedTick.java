package org.pgqj.maintenance;

import org.pgqj.backend.TxidSnapshot;

/**
 * A tick with its snapshot from the old cluster.
 *
 * @param id tick_id
 * @param text tick_snapshot as text
 * @param inUse whether a consumer stands on it or has a batch that ends with it
 */
record RebasedTick(long id, String text, boolean inUse) {

  TxidSnapshot snapshot() {
    return TxidSnapshot.parse(text);
  }
}
