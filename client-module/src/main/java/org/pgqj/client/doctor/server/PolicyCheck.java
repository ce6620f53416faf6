package org.pgqj.client.doctor.server;

import java.sql.SQLException;
import org.pgqj.client.doctor.Check;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** What Java code in the server may do. PgQ/J needs no permission beyond PL/Java's default. */
final class PolicyCheck implements Check {

  private static final String TRUSTED =
      "select lanpltrusted from pg_language where lanname = 'java'";

  @Override
  public String name() {
    return "server.policy";
  }

  @Override
  public boolean applies(Patient patient) {
    return patient.facts().hasJava();
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    if (!patient.session().bool(TRUSTED)) {
      return Diagnosis.problem("language java is not trusted: it was not made by PL/Java", null);
    }
    String unenforced = patient.session().setting("pljava.allow_unenforced");
    if (unenforced != null) {
      return Diagnosis.warning(
          "pljava.allow_unenforced is " + unenforced + ": Java code in the server is not confined",
          null);
    }
    String urls = patient.session().setting("pljava.policy_urls");
    return urls == null
        ? Diagnosis.ok("language java is trusted, PL/Java's default policy")
        : Diagnosis.ok("language java is trusted, policy " + urls);
  }
}
