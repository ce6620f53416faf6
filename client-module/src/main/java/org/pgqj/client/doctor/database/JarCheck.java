package org.pgqj.client.doctor.database;

import java.sql.SQLException;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** The jar, which is in a table of PL/Java. */
final class JarCheck extends PgqjCheck {

  private static final String INSTALLED =
      "select exists (select from sqlj.jar_repository where jarname = 'pgqj')";

  JarCheck() {
    super("jar");
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    return patient.session().bool(INSTALLED)
        ? Diagnosis.ok("the jar pgqj is installed")
        : Diagnosis.problem("the jar pgqj is missing", patient.options().install());
  }
}
