package org.pgqj.client.doctor.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** PgQ's three roles; an admin is a reader and a writer. */
final class RolesCheck extends PgqjCheck {

  private static final List<String> ROLES = List.of("pgq_reader", "pgq_writer", "pgq_admin");

  private static final String PRESENT = "select exists (select from pg_roles where rolname = ?)";

  private static final String MEMBER =
      """
      select exists (select from pg_auth_members m
                       join pg_roles g on g.oid = m.roleid join pg_roles r on r.oid = m.member
                      where g.rolname = ? and r.rolname = 'pgq_admin')
      """;

  RolesCheck() {
    super("roles");
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    List<String> faults = new ArrayList<>();
    List<String> cures = new ArrayList<>();
    for (String role : ROLES) {
      if (!patient.session().bool(PRESENT, role)) {
        faults.add(role + " is missing");
        cures.add("CREATE ROLE " + role);
      }
    }
    for (String group : ROLES.subList(0, 2)) {
      if (!patient.session().bool(MEMBER, group)) {
        faults.add("pgq_admin is not a member of " + group);
        cures.add("GRANT " + group + " TO pgq_admin");
      }
    }
    return faults.isEmpty()
        ? Diagnosis.ok("pgq_reader, pgq_writer and pgq_admin")
        : Diagnosis.problem(String.join(", ", faults), new Cure(Cure.Kind.SQL, cures));
  }
}
