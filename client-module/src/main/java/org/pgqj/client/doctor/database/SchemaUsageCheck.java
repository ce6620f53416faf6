package org.pgqj.client.doctor.database;

import java.sql.SQLException;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** PgQ's roles must be able to look into its schema. */
final class SchemaUsageCheck extends PgqjCheck {

  private static final String LACKING =
      """
      select string_agg(r.rolname, ', ' order by r.rolname)
        from pg_roles r, pg_namespace n
       where n.nspname = 'pgq'
         and r.rolname in ('pgq_admin', 'pgq_reader', 'pgq_writer')
         and not has_schema_privilege(r.oid, n.oid, 'usage')
      """;

  SchemaUsageCheck() {
    super("schema-usage");
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    String lacking = patient.session().text(LACKING);
    return lacking == null
        ? Diagnosis.ok("PgQ's roles have USAGE on schema pgq")
        : Diagnosis.problem(
            "no USAGE on schema pgq for " + lacking,
            Cure.sql("GRANT USAGE ON SCHEMA pgq TO PUBLIC"));
  }
}
