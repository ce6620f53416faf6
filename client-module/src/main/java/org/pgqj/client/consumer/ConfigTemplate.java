package org.pgqj.client.consumer;

/** Configurations to start from, as {@code --ini} prints them; section and keys are filled in. */
final class ConfigTemplate {

  static final String PLAIN =
      """
      [%1$s]
      job_name = %1$s

      # the queue's database, as a libpq connection string
      %2$s = dbname=

      queue_name =

      # name on the queue, when it is not the job's
      #consumer_name = %%(job_name)s

      # register at the start
      #auto_register = 1

      # events read at a time; 0 reads whole batches
      #pgq_lazy_fetch = 300

      # bigger or older batches
      #pgq_batch_collect_events = 0
      #pgq_batch_collect_interval =
      #pgq_keep_lag =

      # only events of these tables
      #table_filter =

      # events handled at a time, in order for each key: type, data, extra1, field.NAME
      #parallelism = 1
      #key =

      # retries before an event becomes a dead letter (0: no limit), and their delay in seconds
      #retry_max = 0
      #retry_delay = 60
      #retry_delay_max = 3600

      # seconds between looks for the next batch; ticks may wake it earlier
      #loop_delay = 1.0
      #listen = 1

      logfile = %%(job_name)s.log
      pidfile = %%(job_name)s.pid
      """;

  /** What a consumer with a target database has besides. */
  static final String TARGET =
      """

      # the database that is written to
      %1$s = dbname=
      """;

  /** What a cooperative consumer has besides. */
  static final String COOPERATIVE =
      """

      # name of this process, different from that of its siblings
      subconsumer_name = %(host_name)s

      # seconds after which a silent sibling's batch is taken over; 0 never
      #subconsumer_timeout = 0
      """;

  private ConfigTemplate() {}
}
