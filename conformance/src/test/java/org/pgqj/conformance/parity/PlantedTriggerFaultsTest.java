package org.pgqj.conformance.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pgqj.fixtures.junit.DatabaseTest;
import org.pgqj.fixtures.junit.TestDatabase;

/**
 * The stories of {@link TriggerParityTest} find each fault that is planted into PgQ/J's triggers.
 */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class PlantedTriggerFaultsTest {

  private static final int MOST_STORIES = 120;

  private Connection superuser;
  private Original original;
  private Parity parity;

  /** For each test anew, because without the original each one counts as skipped. */
  @BeforeEach
  void prepare(TestDatabase db) throws SQLException {
    if (parity == null) {
      superuser = db.connect();
      original = new Original(db);
      parity = original.with(db);
    }
  }

  @AfterAll
  void close() throws SQLException {
    if (original != null) {
      original.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isNoticed(TriggerFault fault) throws SQLException {
    fault.plant(superuser);
    try {
      Optional<Mismatch> noticed = play(MOST_STORIES);
      assertThat(noticed).as("mismatch in %d stories", MOST_STORIES).isPresent();
      System.out.printf("%s: seed %d%n", fault, noticed.get().story().seed());
    } finally {
      parity.rest();
      fault.mend(superuser);
    }
  }

  @Test
  void withoutAFaultNothingIsNoticed() throws SQLException {
    assertThat(play(3)).isEmpty();
  }

  private Optional<Mismatch> play(int stories) throws SQLException {
    for (int i = 0; i < stories; i++) {
      Optional<Mismatch> mismatch = parity.play(TriggerTeller.tell(Comparison.SEED + i));
      if (mismatch.isPresent()) {
        return mismatch;
      }
    }
    return Optional.empty();
  }
}
