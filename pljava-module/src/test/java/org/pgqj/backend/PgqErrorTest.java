package org.pgqj.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PgqErrorTest {

  @Test
  void putsValuesIntoTheText() {
    assertThat(PgqError.TX_LIMIT.text("mailer", 5))
        .isEqualTo("Queue 'mailer' allows max 5 events from one TX");
  }

  @Test
  void keepsThePercentSignsOfValues() {
    assertThat(PgqError.NOT_SUBSCRIBER.text("100%", "%c"))
        .isEqualTo("Not subscriber to queue: 100%/%c");
  }

  @Test
  void showsNullAsPlpgsqlDoes() {
    assertThat(PgqError.FINISH_BATCH_NOT_FOUND.text((Object) null))
        .isEqualTo("finish_batch: batch <NULL> not found");
  }

  @Test
  void keepsTheStrayLetterOfPgq() {
    assertThat(PgqError.CANNOT_CHANGE_PARAMETER.text("foo"))
        .isEqualTo("cannot change parameter \"foos\"");
  }

  @Test
  void everyErrorHasASqlState() {
    for (PgqError error : PgqError.values()) {
      assertThat(error.sqlState()).as(error.name()).matches("[0-9A-Z]{5}");
    }
  }
}
