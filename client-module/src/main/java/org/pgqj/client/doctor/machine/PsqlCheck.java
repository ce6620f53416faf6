package org.pgqj.client.doctor.machine;

import java.nio.file.Path;
import java.util.Optional;
import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** psql, which installs PgQ/J. */
final class PsqlCheck implements Check {

  @Override
  public String name() {
    return "machine.psql";
  }

  @Override
  public Diagnosis examine(Patient patient) {
    Optional<Path> psql = patient.machine().program("psql");
    return psql.isPresent()
        ? Diagnosis.ok(psql.get().toString())
        : Diagnosis.warning(
            "no psql on the search path; pgqj install needs it",
            patient.machine().installPackage("postgresql-client", "postgresql"));
  }
}
