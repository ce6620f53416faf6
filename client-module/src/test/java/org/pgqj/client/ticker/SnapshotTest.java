package org.pgqj.client.ticker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {

  @Test
  void whatHasEndedIsWhatRanOrWasNotThere() {
    Snapshot before = Snapshot.parse("10:15:10,12");
    assertThat(Snapshot.parse("12:18:12,16").endedSince(before, 100))
        .containsExactly(10L, 15L, 17L);
  }

  @Test
  void nothingHasEndedInTheSameSnapshot() {
    Snapshot snapshot = Snapshot.parse("10:15:10,12");
    assertThat(Snapshot.parse("10:15:10,12")).isEqualTo(snapshot);
    assertThat(snapshot.endedSince(snapshot, 100)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10:15:10,12", "7:7:", "7:9:8"})
  void itsTextIsTheServers(String text) {
    assertThat(Snapshot.parse(text).text()).isEqualTo(text);
  }

  @Test
  void thereMayBeTooManyToNameThemAll() {
    Snapshot before = Snapshot.parse("10:10:");
    assertThat(Snapshot.parse("1000000000:1000000000:").endedSince(before, 3))
        .containsExactly(10L, 11L, 12L);
  }

  @Test
  void whatIsNotListedIsOver() {
    Snapshot snapshot = Snapshot.parse("10:15:10,12");
    assertThat(snapshot.isOver(9)).isTrue();
    assertThat(snapshot.isOver(10)).isFalse();
    assertThat(snapshot.isOver(11)).isTrue();
    assertThat(snapshot.isOver(15)).isFalse();
    assertThat(Snapshot.parse("7:7:").isOver(7)).isFalse();
  }
}
