package org.pgqj.client.doctor.server;

import java.sql.SQLException;
import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** A bound for the Java heap of each backend. */
final class HeapCheck implements Check {

  @Override
  public String name() {
    return "server.heap";
  }

  /** Which engine it is, and so what its defaults are, shows when it is created. */
  @Override
  public boolean applies(Patient patient) {
    return patient.facts().hasJava();
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    VmOptions options = VmOptions.of(patient);
    if (options.bytes("-Xmx").isPresent()) {
      return Diagnosis.ok("-Xmx in pljava.vmoptions bounds it");
    }
    if (options.isEmpty() && patient.facts().embedded()) {
      return Diagnosis.ok("the embedded engine bounds it");
    }
    return Diagnosis.warning(
        "no -Xmx in pljava.vmoptions: each backend may take a quarter of the memory",
        options.with("-Xmx", VmOptions.RECOMMENDED_HEAP.substring(4)).cure(patient));
  }
}
