package org.pgqj.client.doctor.server;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/**
 * An old transaction holds back rotation, and with a transaction id also the events of everybody
 * who wrote after it.
 */
final class LongTransactionsCheck implements Check {

  private static final String MAY_LOOK = "select pg_has_role('pg_read_all_stats', 'usage')";

  private static final String OLDEST =
      """
      select pid, coalesce(usename, '?'), coalesce(datname, '?'),
             date_trunc('second', clock_timestamp() - xact_start)
        from pg_stat_activity
       where xact_start < clock_timestamp() - make_interval(secs => ?)
         and backend_type = 'client backend'
         and pid <> pg_backend_pid()
       order by xact_start
       limit 1
      """;

  @Override
  public String name() {
    return "server.long-transactions";
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    if (!patient.session().bool(MAY_LOOK)) {
      return Diagnosis.notChecked("needs membership in pg_read_all_stats");
    }
    double seconds = patient.options().longTransaction().toSeconds();
    List<List<String>> rows = patient.session().rows(OLDEST, seconds);
    if (rows.isEmpty()) {
      return Diagnosis.ok("none");
    }
    List<String> row = rows.get(0);
    return Diagnosis.warning(
        "process %s of role %s in database %s has been in one for %s: it holds back rotation"
            .formatted(row.get(0), row.get(1), row.get(2), row.get(3)),
        Cure.sql("SELECT pg_terminate_backend(" + row.get(0) + ")"));
  }
}
