package org.pgqj.client.doctor.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeclaredFunctionsTest {

  @Test
  void overloadsAreCounted() {
    assertThat(DeclaredFunctions.counts())
        .containsEntry("ticker", 3)
        .containsEntry("get_queue_info", 2)
        .containsEntry("logutriga", 1);
  }
}
