package org.pgqj.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pgqj.backend.TxidSnapshot;

class BatchQueryTest {

  @Test
  void oneTableWithoutStragglersIsOneSelect() {
    String sql = BatchQuery.text(batch("17900:17900:", new RotationState(3, 0, 100, 110L)));

    assertThat(sql)
        .startsWith(
            "select ev_id, ev_time, ev_txid, ev_retry, ev_type, ev_data,"
                + " ev_extra1, ev_extra2, ev_extra3, ev_extra4 from ")
        .contains("pgq.event_5_0 ev")
        .contains("ev.ev_txid operator(pg_catalog.>=) 17900")
        .contains("ev.ev_txid operator(pg_catalog.<=) 17902")
        .doesNotContain("union all")
        .endsWith(" order by 1");
  }

  @Test
  void stragglersAddASelectPerTable() {
    String sql = BatchQuery.text(batch("17000:17900:17000", new RotationState(3, 0, 17500, null)));

    assertThat(sql.split(" union all ", -1)).hasSize(4);
    assertThat(sql).contains("pgq.event_5_2 ev", "pgq.event_5_0 ev").contains("array[17000]");
  }

  @Test
  void everySelectKeepsOtherConsumersRetriesOut() {
    String sql = BatchQuery.text(batch("17000:17900:17000", new RotationState(3, 0, 17500, null)));

    for (String select : sql.split(" union all ", -1)) {
      assertThat(select).contains("(ev_owner is null or ev_owner operator(pg_catalog.=) 7)");
    }
  }

  private static OpenBatch batch(String last, RotationState rotation) {
    return new OpenBatch(
        7,
        5,
        2,
        3,
        TxidSnapshot.parse(last),
        TxidSnapshot.parse("17902:17902:"),
        "pgq.event_5",
        rotation);
  }
}
