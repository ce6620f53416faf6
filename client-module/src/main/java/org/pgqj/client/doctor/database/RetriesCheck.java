package org.pgqj.client.doctor.database;

import java.sql.SQLException;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** Events that should have come back by now. */
final class RetriesCheck extends PgqjCheck {

  private static final String OVERDUE =
      """
      select count(*) from pgq.retry_queue
       where ev_retry_after < clock_timestamp() - interval '10 minutes'
      """;

  RetriesCheck() {
    super("retries");
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    String overdue = patient.session().text(OVERDUE);
    return "0".equals(overdue)
        ? Diagnosis.ok("none is overdue")
        : Diagnosis.warning(
            overdue + " events should have come back: a ticker runs maintenance, too",
            Cure.sql("SELECT pgq.maint_retry_events()"));
  }
}
