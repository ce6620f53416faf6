package org.pgqj.client.doctor.server;

import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** PostgreSQL 13 to 17. */
final class VersionCheck implements Check {

  private static final int OLDEST = 13;
  private static final int NEWEST = 17;

  @Override
  public String name() {
    return "server.version";
  }

  @Override
  public Diagnosis examine(Patient patient) {
    int major = patient.facts().major();
    if (major < OLDEST) {
      return Diagnosis.problem("PostgreSQL " + major + " is too old: 13 to 17 are supported", null);
    }
    return major > NEWEST
        ? Diagnosis.warning(
            "PostgreSQL " + major + " is newer than what is supported: 13 to 17", null)
        : Diagnosis.ok("PostgreSQL " + major + " is supported");
  }
}
