package org.pgqj.client.doctor.server;

import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** Who looks: an ordinary role sees less. */
final class RoleCheck implements Check {

  @Override
  public String name() {
    return "server.role";
  }

  @Override
  public Diagnosis examine(Patient patient) {
    String role = patient.facts().role();
    return patient.facts().superuser()
        ? Diagnosis.ok(role + " is a superuser and sees everything")
        : Diagnosis.ok(role + " is not a superuser: installing needs one, and some checks do");
  }
}
