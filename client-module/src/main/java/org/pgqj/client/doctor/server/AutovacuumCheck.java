package org.pgqj.client.doctor.server;

import java.sql.SQLException;
import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** PgQ's small tables change all the time and need vacuuming. */
final class AutovacuumCheck implements Check {

  @Override
  public String name() {
    return "server.autovacuum";
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    for (String setting : new String[] {"autovacuum", "track_counts"}) {
      if (!"on".equals(patient.session().setting(setting))) {
        return Diagnosis.warning(
            setting + " is off: PgQ's small tables grow and slow down",
            Cure.sql("ALTER SYSTEM SET " + setting + " = on", "SELECT pg_reload_conf()"));
      }
    }
    return Diagnosis.ok("on");
  }
}
