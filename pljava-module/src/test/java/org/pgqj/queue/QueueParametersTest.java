package org.pgqj.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueParametersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ticker_max_count",
        "ticker_max_lag",
        "ticker_idle_period",
        "ticker_paused",
        "rotation_period",
        "external_ticker"
      })
  void theSixSettingsMayBeChanged(String parameter) {
    assertThat(QueueParameters.mayChange(parameter)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queue_ticker_max_count",
        "per_tx_limit",
        "disable_insert",
        "ntables",
        "extra_maint",
        "name",
        "Ticker_paused",
        ""
      })
  void nothingElseMay(String parameter) {
    assertThat(QueueParameters.mayChange(parameter)).isFalse();
  }
}
