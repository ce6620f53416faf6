package org.pgqj.client.doctor.server;

import java.sql.SQLException;
import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** The Java library that backends load. */
final class LibjvmCheck implements Check {

  static final String SETTING = "pljava.libjvm_location";

  private static final String EXISTS = "select (pg_stat_file(?, true)).size is not null";

  @Override
  public String name() {
    return "server.libjvm";
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    String file = patient.session().setting(SETTING);
    if (patient.javaStarts()) {
      return Diagnosis.ok(file == null ? SETTING + " is left to PL/Java's default" : file);
    }
    if (file == null) {
      return Diagnosis.warning(
          SETTING + " is not set: PL/Java's default may not be right here", cure(patient));
    }
    return isWrong(patient)
        ? Diagnosis.problem(SETTING + " is " + file + ", which is no file there", cure(patient))
        : Diagnosis.ok(file);
  }

  /** Whether the setting names no file. Only some roles may ask the server. */
  static boolean isWrong(Patient patient) throws SQLException {
    String file = patient.session().setting(SETTING);
    return file != null && !(file.startsWith("/") && patient.session().bool(EXISTS, file));
  }

  /** Names this machine's Java if the server is here; on another machine nobody knows. */
  private static Cure cure(Patient patient) {
    if (!patient.isLocal()) {
      return null;
    }
    return patient
        .machine()
        .bestJava()
        .map(java -> VmOptions.setting(patient, SETTING, java.libjvm().toString()))
        .orElse(null);
  }
}
