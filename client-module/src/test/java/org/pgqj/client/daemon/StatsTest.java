package org.pgqj.client.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatsTest {

  @Test
  void theLineIsSkytools() {
    Stats stats = new Stats();
    stats.add("count", 1);
    stats.add("duration", 0.02);
    stats.add("count", 1);
    stats.add("duration", 0.006);
    stats.add("idle", 0.0);
    stats.add("ticks", 100);
    assertThat(stats.take()).isEqualTo("{count: 2, duration: 0.026, idle: 0, ticks: 100}");
    assertThat(stats.take()).isEmpty();
  }
}
