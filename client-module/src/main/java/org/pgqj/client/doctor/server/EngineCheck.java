package org.pgqj.client.doctor.server;

import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Facts;
import org.pgqj.client.doctor.Patient;

/** PL/Java, available and created. */
final class EngineCheck implements Check {

  @Override
  public String name() {
    return "server.pljava";
  }

  @Override
  public Diagnosis examine(Patient patient) {
    Facts facts = patient.facts();
    if (facts.embedded()) {
      return Diagnosis.warning(
          "PgQ/J's own embedded engine, a stand-in for PL/Java in tests, not for production", null);
    }
    if (facts.engineVersion() != null) {
      return Diagnosis.ok("PL/Java " + facts.engineVersion());
    }
    if (facts.hasJava()) {
      return Diagnosis.ok("PL/Java, not made by CREATE EXTENSION");
    }
    if (facts.engineOnOffer() != null) {
      return Diagnosis.problem(
          "PL/Java " + facts.engineOnOffer() + " is available, but not created in this database",
          Cure.sql("CREATE EXTENSION pljava"));
    }
    return Diagnosis.problem(
        "PL/Java is not available: its package is in PostgreSQL's own apt and yum repositories",
        patient
            .machine()
            .installPackage("postgresql-" + facts.major() + "-pljava", "pljava_" + facts.major()));
  }
}
