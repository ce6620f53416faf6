package org.pgqj.client.doctor.database;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** PL/Java loads classes with the caller's rights, so every caller needs USAGE on its schema. */
final class EngineUsageCheck extends PgqjCheck {

  private static final String USAGE =
      """
      select exists (select from aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
                      where a.grantee = 0 and a.privilege_type = 'USAGE'),
             (select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r
               where r.rolname in ('pgq_admin', 'pgq_reader', 'pgq_writer')
                 and not has_schema_privilege(r.oid, n.oid, 'usage'))
        from pg_namespace n
       where n.nspname = 'sqlj'
      """;

  EngineUsageCheck() {
    super("engine-usage");
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    List<List<String>> rows = patient.session().rows(USAGE);
    if (rows.isEmpty()) {
      return Diagnosis.problem("there is no schema sqlj: PL/Java was removed", null);
    }
    if ("t".equals(rows.get(0).get(0))) {
      return Diagnosis.ok("every role has USAGE on schema sqlj");
    }
    String lacking = rows.get(0).get(1);
    return lacking == null
        ? Diagnosis.ok("PgQ's roles have USAGE on schema sqlj")
        : Diagnosis.problem(
            "no USAGE on schema sqlj for " + lacking + ": their members can't call pgq functions",
            Cure.sql("GRANT USAGE ON SCHEMA sqlj TO PUBLIC"));
  }
}
