package org.pgqj.conformance.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pgqj.fixtures.junit.TestDatabase;

/** Faults are planted one after the other, and stories told until the comparison notices. */
abstract class FaultPlanting {

  private final int mostStories;

  private Connection superuser;
  private Original original;
  private Parity parity;

  /**
   * @param mostStories in so many stories a fault must show
   */
  FaultPlanting(int mostStories) {
    this.mostStories = mostStories;
  }

  /** The story of a seed. */
  abstract Story tell(long seed);

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

  @Test
  void withoutAFaultNothingIsNoticed() throws SQLException {
    assertThat(play(3)).isEmpty();
  }

  final void assertNoticed(PlantedFault fault) throws SQLException {
    fault.plant(superuser);
    try {
      Optional<Mismatch> noticed = play(mostStories);
      assertThat(noticed).as("mismatch in %d stories", mostStories).isPresent();
      System.out.printf("%s: seed %d%n", fault, noticed.get().story().seed());
    } finally {
      parity.rest();
      fault.mend(superuser);
    }
  }

  private Optional<Mismatch> play(int stories) throws SQLException {
    for (int i = 0; i < stories; i++) {
      Optional<Mismatch> mismatch = parity.play(tell(Comparison.SEED + i));
      if (mismatch.isPresent()) {
        return mismatch;
      }
    }
    return Optional.empty();
  }
}
