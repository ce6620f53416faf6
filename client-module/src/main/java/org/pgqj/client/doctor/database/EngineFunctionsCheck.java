package org.pgqj.client.doctor.database;

import java.sql.SQLException;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** Who may load code into the server. */
final class EngineFunctionsCheck extends PgqjCheck {

  private static final String OPEN =
      """
      select p.oid::regprocedure
        from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'sqlj'
         and p.proname in ('install_jar', 'replace_jar', 'remove_jar', 'set_classpath',
                           'add_type_mapping', 'drop_type_mapping', 'alias_java_language')
         and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                      where a.grantee = 0 and a.privilege_type = 'EXECUTE')
       order by 1
      """;

  EngineFunctionsCheck() {
    super("engine-functions");
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    String open =
        String.join(", ", patient.session().rows(OPEN).stream().map(row -> row.get(0)).toList());
    return open.isEmpty()
        ? Diagnosis.ok("the functions that manage jars are closed to PUBLIC")
        : Diagnosis.problem(
            "PUBLIC may manage jars: every role can load code into the server",
            Cure.sql("REVOKE EXECUTE ON FUNCTION " + open + " FROM PUBLIC"));
  }
}
