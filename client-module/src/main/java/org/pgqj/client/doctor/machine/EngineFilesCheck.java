package org.pgqj.client.doctor.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** PL/Java's files. A server that answers tells itself what it has. */
final class EngineFilesCheck implements Check {

  @Override
  public String name() {
    return "machine.pljava";
  }

  @Override
  public boolean applies(Patient patient) {
    return !patient.isReached();
  }

  @Override
  public Diagnosis examine(Patient patient) {
    List<Path> files = patient.machine().engineFiles();
    if (!files.isEmpty()) {
      return Diagnosis.ok(files.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }
    return Diagnosis.warning(
        "no PL/Java found; its package is in PostgreSQL's own apt and yum repositories",
        patient.machine().installPackage("postgresql-15-pljava", "pljava_15"));
  }
}
