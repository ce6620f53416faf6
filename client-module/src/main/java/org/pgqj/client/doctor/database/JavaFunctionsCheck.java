package org.pgqj.client.doctor.database;

import java.sql.SQLException;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Doctor;
import org.pgqj.client.doctor.Patient;

/** Whether every declared function finds its Java method; PL/Java's validator looks it up. */
final class JavaFunctionsCheck extends PgqjCheck {

  private static final String VALIDATE =
      """
      select count(sqlj.java_validator(p.oid)::text)
        from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace
        join pg_language l on l.oid = p.prolang
       where n.nspname = 'pgq' and l.lanname = 'java'
      """;

  JavaFunctionsCheck() {
    super("java-functions");
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    if (!patient.facts().superuser()) {
      return Diagnosis.notChecked("needs a superuser");
    }
    if (!patient.javaStarts() || !ClassPathCheck.isSet(patient)) {
      return Diagnosis.notChecked("needs a Java that starts and the jar on the class path");
    }
    try {
      return Diagnosis.ok("all " + patient.java().text(VALIDATE) + " find their Java methods");
    } catch (SQLException e) {
      return Diagnosis.problem(
          "a function does not find its Java method: " + Doctor.firstLine(e),
          VersionsCheck.newJar(patient));
    }
  }
}
