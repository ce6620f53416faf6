package org.pgqj.client.doctor.database;

import java.sql.SQLException;
import java.util.List;
import org.pgqj.client.doctor.Cure;
import org.pgqj.client.doctor.Diagnosis;
import org.pgqj.client.doctor.Patient;

/** Every queue ticks once per idle period at the least, if a ticker runs. */
final class TickerCheck extends PgqjCheck {

  private static final String QUEUES =
      """
      select count(*), count(*) filter (where queue_ticker_paused)
        from pgq.queue where not queue_external_ticker
      """;

  private static final String LATE =
      """
      select q.queue_name, date_trunc('second', clock_timestamp() - max(t.tick_time))
        from pgq.queue q
        join pgq.tick t on t.tick_queue = q.queue_id
       where not q.queue_ticker_paused and not q.queue_external_ticker
       group by q.queue_id
      having clock_timestamp() - max(t.tick_time) > q.queue_ticker_idle_period + interval '1 minute'
       order by max(t.tick_time)
       limit 1
      """;

  TickerCheck() {
    super("ticker");
  }

  @Override
  public Diagnosis examine(Patient patient) throws SQLException {
    List<String> queues = patient.session().row(QUEUES);
    if ("0".equals(queues.get(0))) {
      return Diagnosis.ok("there is nothing to tick yet");
    }
    List<List<String>> late = patient.session().rows(LATE);
    if (late.isEmpty()) {
      return Diagnosis.ok(
          "%s queues, %s of them paused, none is late".formatted(queues.get(0), queues.get(1)));
    }
    return Diagnosis.warning(
        "no ticker seems to be running: the last tick of queue %s is %s old"
            .formatted(late.get(0).get(0), late.get(0).get(1)),
        Cure.sql("SELECT pgq.ticker()"));
  }
}
