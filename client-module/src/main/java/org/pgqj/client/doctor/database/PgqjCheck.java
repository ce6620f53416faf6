package org.pgqj.client.doctor.database;

import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Patient;

/** A check of an installed PgQ/J; without one there is one finding, not a dozen. */
abstract class PgqjCheck implements Check {

  private final String name;

  PgqjCheck(String subject) {
    this.name = "database." + subject;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public boolean applies(Patient patient) {
    return patient.hasPgqj();
  }
}
