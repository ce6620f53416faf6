package org.pgqj.client.doctor.server;

import java.sql.SQLException;
import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Doctor;
import org.pgqj.client.doctor.Patient;

/** Whether a backend can start Java: the one way to know is to have one do it. */
final class JavaStartCheck implements Check {

  @Override
  public String name() {
    return "server.java-starts";
  }

  @Override
  public boolean applies(Patient patient) {
    return patient.facts().hasJava();
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    if (!patient.mayCallJava()) {
      return Diagnosis.notChecked("needs USAGE on schema sqlj");
    }
    try {
      patient.java();
      return Diagnosis.ok("a backend starts Java and answers");
    } catch (SQLException e) {
      return Diagnosis.problem(
          "a backend does not start Java: " + Doctor.firstLine(e), cure(patient));
    }
  }

  /** When the library is wrong, that check has the cure; else the options are to be suspected. */
  private static Cure cure(Patient patient) throws SQLException {
    return VmOptions.of(patient).isEmpty() || LibjvmCheck.isWrong(patient)
        ? null
        : VmOptions.recommended(StackCheck.recommended(patient)).cure(patient);
  }
}
