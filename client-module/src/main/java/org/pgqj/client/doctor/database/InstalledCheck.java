package org.pgqj.client.doctor.database;

import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** What schema pgq is. */
final class InstalledCheck implements Check {

  @Override
  public String name() {
    return "database.pgqj";
  }

  @Override
  public Diagnosis examine(Patient patient) {
    return switch (patient.facts().pgq()) {
      case PGQJ -> Diagnosis.ok("schema pgq is PgQ/J's");
      case NONE -> Diagnosis.problem("PgQ/J is not installed", patient.options().install());
      case ORIGINAL ->
          // Without CASCADE this refuses while there are queues.
          Diagnosis.problem(
              "the extension pgq, the one written in C, is installed: use another database, or drop"
                  + " it and install PgQ/J",
              Cure.sql("DROP EXTENSION pgq"));
      case FOREIGN ->
          Diagnosis.problem(
              "schema pgq is not PgQ/J's: use another database, or rename it and install PgQ/J",
              Cure.sql("ALTER SCHEMA pgq RENAME TO pgq_old"));
    };
  }
}
