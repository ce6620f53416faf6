package org.pgqj.client.doctor.server;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;
import org.pgqj.client.doctor.Quoted;

/** A forgotten prepared transaction stops batches and rotation for good. */
final class PreparedTransactionsCheck implements Check {

  private static final String OLDEST =
      """
      select gid, database, date_trunc('second', clock_timestamp() - prepared)
        from pg_prepared_xacts
       where prepared < clock_timestamp() - make_interval(secs => ?)
       order by prepared
       limit 1
      """;

  @Override
  public String name() {
    return "server.prepared-transactions";
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    double seconds = patient.options().longTransaction().toSeconds();
    List<List<String>> rows = patient.session().rows(OLDEST, seconds);
    if (rows.isEmpty()) {
      return Diagnosis.ok("none");
    }
    List<String> row = rows.get(0);
    return Diagnosis.warning(
        "%s in database %s has been waiting for %s: it holds back batches and rotation"
            .formatted(row.get(0), row.get(1), row.get(2)),
        row.get(1).equals(patient.facts().database())
            ? Cure.sql("ROLLBACK PREPARED " + Quoted.literal(row.get(0)))
            : null);
  }
}
