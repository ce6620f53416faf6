package org.pgqj.client.admin.status;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pgqj.client.admin.Database;

/**
 * Reads how a database stands; works with PgQ/J and with PgQ in C, and for any member of
 * pgq_reader.
 */
final class StatusReader {

  private static final String VERSIONS =
      """
      select current_database(), split_part(current_setting('server_version'), ' ', 1),
             pgq.version()
      """;

  private static final String IMPLEMENTATION = "select pgq.implementation()";

  private static final String QUEUES =
      """
      select queue_name, queue_ntables, extract(epoch from queue_rotation_period),
             extract(epoch from current_timestamp - queue_switch_time), queue_ticker_paused,
             queue_external_ticker, queue_ticker_max_count,
             extract(epoch from queue_ticker_max_lag),
             extract(epoch from queue_ticker_idle_period), extract(epoch from ticker_lag),
             ev_per_sec, ev_new, last_tick_id
        from pgq.get_queue_info()
       order by queue_name
      """;

  private static final String CONSUMERS =
      """
      select queue_name, consumer_name, extract(epoch from lag), extract(epoch from last_seen),
             last_tick, current_batch, pending_events
        from pgq.get_consumer_info()
       order by queue_name, consumer_name
      """;

  private static final String HOLDUPS =
      """
      select queue_name, blocked_by, holder, pid, extract(epoch from age), detail
        from pgq.rotation_info()
       where is_due and blocked_by is not null
      """;

  /** As far as the tables tell, for PgQ in C, which has no pgq.rotation_info. */
  private static final String HOLDUPS_BY_TABLES =
      """
with due as (
  select q.*,
         (select min(tick_id)
            from pgq.tick
           where tick_queue = q.queue_id
             and txid_snapshot_xmin(tick_snapshot) > q.queue_switch_step2) as first_past
    from pgq.queue q
   where q.queue_switch_time + q.queue_rotation_period < current_timestamp
)
select queue_name, kind, holder, null::integer, extract(epoch from current_timestamp - since),
       detail
  from (
    select queue_name, 'step 2' as kind, null::text as holder, queue_switch_time as since,
           'maint_rotate_tables_step2() has to run' as detail
      from due
     where queue_switch_step2 is null
    union all
    select d.queue_name, 'consumer', c.co_name, t.tick_time,
           case when d.first_past is null
                then 'no tick is past the last rotation yet: a long transaction, or no ticker'
                else concat('stands on tick ', s.sub_last_tick, ', must reach ', d.first_past)
           end
      from due d
      join pgq.subscription s on s.sub_queue = d.queue_id
      join pgq.consumer c on c.co_id = s.sub_consumer
      join pgq.tick t on t.tick_queue = s.sub_queue and t.tick_id = s.sub_last_tick
     where txid_snapshot_xmin(t.tick_snapshot) <= d.queue_switch_step2
  ) holdup
 order by queue_name, since, holder
""";

  private static final String DEAD_LETTERS = "select pgq.dead_letter_count()";

  private final Database database;
  private final Optional<String> queue;

  /** Of one queue, or of all. */
  StatusReader(Database database, Optional<String> queue) {
    this.database = database;
    this.queue = queue;
  }

  /** Whether there is a PgQ to look at. */
  boolean hasPgq() throws SQLException {
    return database.text("select to_regprocedure('pgq.version()')") != null;
  }

  Status read() throws SQLException {
    List<String> versions = database.row(VERSIONS);
    return new Status(
        versions.get(0),
        versions.get(1),
        versions.get(2),
        database.mayCall("pgq.implementation()") ? database.text(IMPLEMENTATION) : null,
        queues(),
        holdups(),
        deadLetters());
  }

  private Long deadLetters() throws SQLException {
    return database.mayCall("pgq.dead_letter_count(text,text)")
        ? Long.valueOf(database.number(DEAD_LETTERS))
        : null;
  }

  private List<QueueStatus> queues() throws SQLException {
    List<List<String>> consumers = database.rows(CONSUMERS);
    List<QueueStatus> queues = new ArrayList<>();
    for (List<String> row : database.rows(QUEUES)) {
      if (isWanted(row.get(0))) {
        queues.add(queue(row, consumers));
      }
    }
    return List.copyOf(queues);
  }

  private boolean isWanted(String name) {
    return queue.isEmpty() || queue.get().equals(name);
  }

  private static QueueStatus queue(List<String> row, List<List<String>> consumers) {
    return new QueueStatus(
        row.get(0),
        Integer.parseInt(row.get(1)),
        Double.parseDouble(row.get(2)),
        Double.parseDouble(row.get(3)),
        "t".equals(row.get(4)),
        "t".equals(row.get(5)),
        Long.parseLong(row.get(6)),
        Double.parseDouble(row.get(7)),
        Double.parseDouble(row.get(8)),
        decimal(row.get(9)),
        decimal(row.get(10)),
        whole(row.get(11)),
        whole(row.get(12)),
        consumers.stream()
            .filter(c -> c.get(0).equals(row.get(0)))
            .map(StatusReader::consumer)
            .toList());
  }

  private static ConsumerStatus consumer(List<String> row) {
    return new ConsumerStatus(
        row.get(1),
        decimal(row.get(2)),
        decimal(row.get(3)),
        whole(row.get(4)),
        whole(row.get(5)),
        whole(row.get(6)));
  }

  private List<Holdup> holdups() throws SQLException {
    String sql = database.mayCall("pgq.rotation_info()") ? HOLDUPS : HOLDUPS_BY_TABLES;
    return database.rows(sql).stream()
        .filter(row -> isWanted(row.get(0)))
        .map(
            row ->
                new Holdup(
                    row.get(0),
                    row.get(1),
                    row.get(2),
                    whole(row.get(3)),
                    decimal(row.get(4)),
                    row.get(5)))
        .toList();
  }

  private static Double decimal(String text) {
    return text == null ? null : Double.valueOf(text);
  }

  private static Long whole(String text) {
    return text == null ? null : Long.valueOf(text);
  }
}
