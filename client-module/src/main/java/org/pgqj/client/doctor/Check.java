package org.pgqj.client.doctor;

import java.sql.SQLException;

/** Looks at one thing. Changes nothing. */
public interface Check {

  /** Area, dot, subject; stable, because programs read it. */
  String name();

  /** Whether the question makes sense here; if not, the report is silent about it. */
  default boolean applies(Patient patient) {
    return true;
  }

  /**
   * Looks.
   *
   * @throws SQLException as the server gave it; a missing right becomes "not checked"
   */
  Diagnosis examine(Patient patient) throws SQLException;
}
