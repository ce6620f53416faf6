package org.pgqj.client.doctor.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** Whether PostgreSQL's server is installed here. */
final class PostgresProgramsCheck implements Check {

  @Override
  public String name() {
    return "machine.postgresql";
  }

  @Override
  public Diagnosis examine(Patient patient) {
    List<Path> programs = patient.machine().serverPrograms();
    if (programs.isEmpty()) {
      String found = "no PostgreSQL server programs found on this machine";
      // A server that answers runs from somewhere.
      return patient.isReached()
          ? Diagnosis.notChecked(found)
          : Diagnosis.problem(
              found, patient.machine().installPackage("postgresql", "postgresql-server"));
    }
    return Diagnosis.ok(programs.stream().map(Path::toString).collect(Collectors.joining(", ")));
  }
}
