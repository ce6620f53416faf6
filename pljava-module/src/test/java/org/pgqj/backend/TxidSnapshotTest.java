package org.pgqj.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TxidSnapshotTest {

  @Test
  void readsASnapshotWithoutRunningTransactions() {
    TxidSnapshot snapshot = TxidSnapshot.parse("17933:17933:");

    assertThat(snapshot.xmin()).isEqualTo(17933);
    assertThat(snapshot.xmax()).isEqualTo(17933);
    assertThat(snapshot.inProgress()).isEmpty();
  }

  @Test
  void readsRunningTransactionsBeyond32Bits() {
    TxidSnapshot snapshot = TxidSnapshot.parse("8589934593:8589934600:8589934593,8589934597");

    assertThat(snapshot.inProgress()).containsExactly(8589934593L, 8589934597L);
  }

  @Test
  void seesWhatHadFinishedAndNothingElse() {
    TxidSnapshot snapshot = TxidSnapshot.parse("10:20:10,15");

    assertThat(snapshot.sees(9)).isTrue();
    assertThat(snapshot.sees(10)).isFalse();
    assertThat(snapshot.sees(11)).isTrue();
    assertThat(snapshot.sees(15)).isFalse();
    assertThat(snapshot.sees(19)).isTrue();
    assertThat(snapshot.sees(20)).isFalse();
  }

  @Test
  void refusesOtherText() {
    assertThatThrownBy(() -> TxidSnapshot.parse("10:20"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
