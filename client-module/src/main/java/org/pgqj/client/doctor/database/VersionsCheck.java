package org.pgqj.client.doctor.database;

import java.nio.file.Path;
import java.sql.SQLException;
import org.pgqj.client.ProductVersion;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;
import org.pgqj.client.doctor.Quoted;

/** The database's PgQ/J and this program. */
final class VersionsCheck extends PgqjCheck {

  private static final String VERSIONS = "select pgq.implementation() || ', API ' || pgq.version()";

  VersionsCheck() {
    super("versions");
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    if (!patient.javaStarts()) {
      return Diagnosis.notChecked("needs a Java that starts, and USAGE on schema sqlj");
    }
    if (!ClassPathCheck.isSet(patient)) {
      return Diagnosis.notChecked("needs the jar on the class path");
    }
    String versions = patient.java().text(VERSIONS);
    String program = "pgqj " + ProductVersion.read();
    return versions.startsWith(program + ",")
        ? Diagnosis.ok(versions)
        : Diagnosis.warning(
            "the database has " + versions + ", this program is " + program, newJar(patient));
  }

  /** Replaces the code, not the data; the server reads the file. */
  static Cure newJar(Patient patient) {
    Path jar = patient.options().serverJar();
    return jar == null || !patient.isLocal()
        ? null
        : Cure.sql(
            "SELECT sqlj.replace_jar(%s, 'pgqj', false)"
                .formatted(Quoted.literal(jar.toUri().toString())));
  }
}
