package org.pgqj.client.doctor;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pgqj.client.connect.ConnectFailure;
import org.pgqj.client.doctor.database.DatabaseChecks;
import org.pgqj.client.doctor.machine.Machine;
import org.pgqj.client.doctor.machine.MachineChecks;
import org.pgqj.client.doctor.server.ServerChecks;

/** Examines. */
public final class Doctor {

  private static final String CONNECTION = "server.connection";
  private static final String NO_RIGHT = "42501";
  private static final String CANCELLED = "57014";

  private Doctor() {}

  /** Looks at everything that the options lead to. */
  public static Report examine(Options options, Machine machine) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    try (Patient patient = new Patient(options, machine)) {
      Finding connection = connect(patient);
      if (patient.isLocal()) {
        run(MachineChecks.all(), patient, findings);
      }
      findings.add(connection);
      if (patient.isReached()) {
        run(ServerChecks.all(), patient, findings);
        run(DatabaseChecks.all(), patient, findings);
      }
      return new Report(patient.isReached(), List.copyOf(findings));
    }
  }

  /** The names of all checks. */
  static List<String> names() {
    return Stream.of(MachineChecks.all(), ServerChecks.all(), DatabaseChecks.all())
        .flatMap(List::stream)
        .map(Check::name)
        .toList();
  }

  private static Finding connect(Patient patient) throws SQLException {
    try {
      patient.reach();
      Facts facts = patient.facts();
      return new Finding(
          CONNECTION,
          Diagnosis.ok(
              "PostgreSQL %s, database %s, role %s"
                  .formatted(facts.serverVersion(), facts.database(), facts.role())));
    } catch (ConnectFailure e) {
      return new Finding(CONNECTION, Diagnosis.problem(e.getMessage(), null));
    }
  }

  private static void run(List<Check> checks, Patient patient, List<Finding> findings) {
    for (Check check : checks) {
      if (check.applies(patient)) {
        findings.add(new Finding(check.name(), diagnosis(check, patient)));
      }
    }
  }

  /** An error while looking says nothing about what was looked at. */
  private static Diagnosis diagnosis(Check check, Patient patient) {
    try {
      return check.examine(patient);
    } catch (SQLException e) {
      String reason = firstLine(e);
      if (NO_RIGHT.equals(e.getSQLState())) {
        return Diagnosis.notChecked("needs a right that this role lacks: " + reason);
      }
      if (CANCELLED.equals(e.getSQLState())) {
        return Diagnosis.notChecked("gave up: " + reason);
      }
      return Diagnosis.notChecked("failed: " + reason);
    }
  }

  /** An error's text, without what follows in further lines. */
  public static String firstLine(SQLException e) {
    String message = String.valueOf(e.getMessage());
    String line = message.lines().findFirst().orElse(message);
    return line.startsWith("ERROR: ") ? line.substring("ERROR: ".length()) : line;
  }
}
