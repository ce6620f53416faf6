package org.pgqj.conformance.parity;

import java.sql.SQLException;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pgqj.fixtures.junit.DatabaseTest;

/**
 * The comparison notices what is wrong: the very stories of {@link ParityTest} find each fault that
 * is planted into PgQ/J, one after the other.
 */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class PlantedFaultsTest extends FaultPlanting {

  private final StoryTeller teller = StoryTeller.ofAll();

  PlantedFaultsTest() {
    super(60);
  }

  @Override
  Story tell(long seed) {
    return teller.tell(seed);
  }

  @ParameterizedTest
  @EnumSource
  void isNoticed(Fault fault) throws SQLException {
    assertNoticed(fault);
  }
}
