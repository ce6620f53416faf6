package org.pgqj.client.doctor.database;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;
import org.pgqj.client.doctor.Quoted;

/** The event tables of each queue, and the rights on them. */
final class EventTablesCheck extends PgqjCheck {

  private static final String LACKING =
      """
      select q.queue_name, bool_or(c.oid is null)
        from pgq.queue q
       cross join generate_series(0, q.queue_ntables - 1) n
        left join pg_class c on c.oid = to_regclass(q.queue_data_pfx || '_' || n)
       where c.oid is null
          or not has_table_privilege('pgq_reader', c.oid, 'select')
          or not has_any_column_privilege('pgq_writer', c.oid, 'insert')
       group by q.queue_name
       order by q.queue_name
      """;

  EventTablesCheck() {
    super("event-tables");
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    List<List<String>> rows = patient.session().rows(LACKING);
    if (rows.isEmpty()) {
      return Diagnosis.ok("readers and writers have their rights on all of them");
    }
    String queues = rows.stream().map(row -> row.get(0)).collect(Collectors.joining(", "));
    if (rows.stream().anyMatch(row -> "t".equals(row.get(1)))) {
      return Diagnosis.problem("event tables are missing, queues " + queues, null);
    }
    return Diagnosis.problem(
        "readers or writers lack rights on event tables, queues " + queues,
        new Cure(
            Cure.Kind.SQL,
            rows.stream()
                .map(row -> "SELECT pgq.grant_perms(" + Quoted.literal(row.get(0)) + ")")
                .toList()));
  }
}
