package org.pgqj.client.doctor.database;

import java.sql.SQLException;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** A dump brings transaction ids of the cluster it was made in, which mean nothing in another. */
final class OriginCheck extends PgqjCheck {

  private static final String FOREIGN =
      """
      select exists (select from pgq.txid_origin o, pg_control_system() here
                      where o.system_identifier <> here.system_identifier
                        and o.row_txid <> o.xmin::text::bigint)
      """;

  OriginCheck() {
    super("origin");
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    return patient.session().bool(FOREIGN)
        ? Diagnosis.problem(
            "the queues were restored from another cluster and can't tick",
            Cure.sql("SELECT pgq.rebase()"))
        : Diagnosis.ok("the queues' transaction ids are this cluster's");
  }
}
