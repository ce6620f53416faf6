package org.pgqj.client.doctor.database;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** PL/Java finds the classes of a schema's functions through that schema's class path. */
final class ClassPathCheck extends PgqjCheck {

  private static final String HAS_JAR =
      "select exists (select from sqlj.jar_repository where jarname = 'pgqj')";

  /** Schemas of ours, and whether their class paths have the jar. Companions may be others'. */
  private static final String SCHEMAS =
      """
      select n.nspname,
             exists (select from sqlj.classpath_entry c join sqlj.jar_repository j using (jarid)
                      where c.schemaname = n.nspname and j.jarname = 'pgqj')
        from pg_namespace n
       where n.nspname = 'pgq'
          or (n.nspname in ('pgq_coop', 'pgq_ext')
              and obj_description(n.oid, 'pg_namespace') like 'PgQ/J:%')
       order by n.nspname
      """;

  ClassPathCheck() {
    super("class-path");
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    List<String> lacking =
        patient.session().rows(SCHEMAS).stream()
            .filter(schema -> "f".equals(schema.get(1)))
            .map(schema -> schema.get(0))
            .toList();
    if (lacking.isEmpty()) {
      return Diagnosis.ok("every schema of PgQ/J has the jar in its own");
    }
    if (!patient.session().bool(HAS_JAR)) {
      return Diagnosis.notChecked("needs the jar");
    }
    return Diagnosis.problem(
        "the jar is missing in that of schema " + String.join(", ", lacking),
        Cure.sql(
            lacking.stream()
                .map(schema -> "SELECT sqlj.set_classpath('" + schema + "', 'pgqj')")
                .toArray(String[]::new)));
  }

  /** Whether Java can find the classes of pgq; false when this role can't see it. */
  static boolean isSet(Patient patient) throws SQLException {
    return patient.facts().mayUseEngine()
        && patient.session().rows(SCHEMAS).contains(List.of("pgq", "t"));
  }
}
