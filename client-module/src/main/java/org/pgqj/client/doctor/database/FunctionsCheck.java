package org.pgqj.client.doctor.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** Every function that this version declares. */
final class FunctionsCheck extends PgqjCheck {

  private static final String PRESENT =
      """
      select p.proname, count(*)
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'pgq'
       group by p.proname
      """;

  FunctionsCheck() {
    super("functions");
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    Map<String, Integer> missing = new TreeMap<>(DeclaredFunctions.counts());
    int declared = missing.values().stream().mapToInt(Integer::intValue).sum();
    for (List<String> row : patient.session().rows(PRESENT)) {
      missing.computeIfPresent(row.get(0), (name, count) -> left(count, row.get(1)));
    }
    if (missing.isEmpty()) {
      return Diagnosis.ok("all " + declared + " of this version are there");
    }
    List<String> names = new ArrayList<>(missing.keySet());
    return Diagnosis.problem(
        "missing: pgq."
            + String.join(", pgq.", names)
            + "; declare them again by sql/functions, then run sql/grants.sql",
        null);
  }

  /** What is missing of a name, or null for nothing. */
  private static Integer left(int declared, String present) {
    int left = declared - Integer.parseInt(present);
    return left > 0 ? left : null;
  }
}
