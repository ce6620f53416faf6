package org.pgqj.client.doctor.database;

import java.sql.SQLException;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** PL/Java finds the classes of a schema's functions through that schema's class path. */
final class ClassPathCheck extends PgqjCheck {

  private static final String ENTRIES =
      """
      select exists (select from sqlj.jar_repository where jarname = 'pgqj'),
             exists (select from sqlj.classpath_entry c join sqlj.jar_repository j using (jarid)
                      where c.schemaname = 'pgq' and j.jarname = 'pgqj')
      """;

  ClassPathCheck() {
    super("class-path");
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    var row = patient.session().row(ENTRIES);
    if ("t".equals(row.get(1))) {
      return Diagnosis.ok("that of schema pgq has the jar");
    }
    if ("f".equals(row.get(0))) {
      return Diagnosis.notChecked("needs the jar");
    }
    return Diagnosis.problem(
        "that of schema pgq lacks the jar", Cure.sql("SELECT sqlj.set_classpath('pgq', 'pgqj')"));
  }

  /** Whether Java can find the classes; false when this role can't see it. */
  static boolean isSet(Patient patient) throws SQLException {
    return patient.facts().mayUseEngine() && "t".equals(patient.session().row(ENTRIES).get(1));
  }
}
