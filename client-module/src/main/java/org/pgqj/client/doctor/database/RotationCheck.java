package org.pgqj.client.doctor.database;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;
import org.pgqj.client.doctor.Quoted;

/** A queue rotates once per rotation period, unless a consumer or nobody lets it. */
final class RotationCheck extends PgqjCheck {

  private static final String LATE =
      """
      select q.queue_name, date_trunc('second', clock_timestamp() - q.queue_switch_time),
             (select c.co_name
                from pgq.subscription s
                join pgq.consumer c on c.co_id = s.sub_consumer
                join pgq.tick t on t.tick_queue = s.sub_queue and t.tick_id = s.sub_last_tick
               where s.sub_queue = q.queue_id and t.tick_time < q.queue_switch_time
               order by t.tick_time
               limit 1)
        from pgq.queue q
       where not q.queue_external_ticker
         and clock_timestamp() - q.queue_switch_time
             > 2 * q.queue_rotation_period + interval '10 minutes'
       order by q.queue_switch_time
       limit 1
      """;

  RotationCheck() {
    super("rotation");
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    List<List<String>> late = patient.session().rows(LATE);
    if (late.isEmpty()) {
      return Diagnosis.ok("no queue is late");
    }
    String queue = late.get(0).get(0);
    String found = "queue " + queue + " last rotated " + late.get(0).get(1) + " ago";
    String consumer = late.get(0).get(2);
    if (consumer == null) {
      return Diagnosis.warning(
          found + ": a ticker runs maintenance, too",
          Cure.sql(
              "SELECT pgq.maint_rotate_tables_step1(" + Quoted.literal(queue) + ")",
              "SELECT pgq.maint_rotate_tables_step2()"));
    }
    return Diagnosis.warning(
        found + ", held back by consumer " + consumer + ": start it, or unregister it for good",
        Cure.sql(
            "SELECT pgq.unregister_consumer(%s, %s)"
                .formatted(Quoted.literal(queue), Quoted.literal(consumer))));
  }
}
