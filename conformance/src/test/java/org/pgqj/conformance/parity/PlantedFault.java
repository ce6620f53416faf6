package org.pgqj.conformance.parity;

import java.sql.Connection;
import java.sql.SQLException;

/** Something wrong that can be put into PgQ/J, and taken out again. */
interface PlantedFault {

  void plant(Connection superuser) throws SQLException;

  void mend(Connection superuser) throws SQLException;
}
