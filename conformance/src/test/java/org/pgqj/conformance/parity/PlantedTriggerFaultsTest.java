package org.pgqj.conformance.parity;

import java.sql.SQLException;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pgqj.fixtures.junit.DatabaseTest;

/**
 * The stories of {@link TriggerParityTest} find each fault that is planted into PgQ/J's triggers.
 */
@DatabaseTest
@TestInstance(Lifecycle.PER_CLASS)
class PlantedTriggerFaultsTest extends FaultPlanting {

  PlantedTriggerFaultsTest() {
    super(120);
  }

  @Override
  Story tell(long seed) {
    return TriggerTeller.tell(seed);
  }

  @ParameterizedTest
  @EnumSource
  void isNoticed(TriggerFault fault) throws SQLException {
    assertNoticed(fault);
  }
}
