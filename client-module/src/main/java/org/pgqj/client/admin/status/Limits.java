package org.pgqj.client.admin.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pgqj.client.admin.Period;
import org.pgqj.client.admin.Shown;
import picocli.CommandLine.Option;

/** What a user holds a status against; a value that is not known exceeds nothing. */
final class Limits {

  @Option(
      names = "--max-lag",
      paramLabel = "TIME",
      converter = Period.class,
      description = "of each consumer: age of the tick it has processed")
  private Duration lag;

  @Option(
      names = "--max-last-seen",
      paramLabel = "TIME",
      converter = Period.class,
      description = "of each consumer: since it asked for or finished a batch")
  private Duration lastSeen;

  @Option(
      names = "--max-pending",
      paramLabel = "EVENTS",
      description = "of each consumer: events behind its tick")
  private Long pending;

  @Option(
      names = "--max-ticker-lag",
      paramLabel = "TIME",
      converter = Period.class,
      description = "of each queue that is not paused: age of its newest tick")
  private Duration tickerLag;

  @Option(
      names = "--max-new",
      paramLabel = "EVENTS",
      description = "of each queue: events since its newest tick")
  private Long newEvents;

  @Option(
      names = "--max-rotation-age",
      paramLabel = "TIME",
      converter = Period.class,
      description = "of each queue: since it rotated")
  private Duration rotationAge;

  @Option(names = "--max-dead-letters", paramLabel = "EVENTS", description = "in the database")
  private Long deadLetters;

  /** A line for each value that is above its limit. */
  List<String> exceededBy(Status status) {
    List<String> lines = new ArrayList<>();
    for (QueueStatus queue : status.queues()) {
      String subject = "queue " + Shown.text(queue.name());
      if (!queue.paused()) {
        check(lines, subject, "ticker lag", queue.tickerLag(), tickerLag);
      }
      check(lines, subject, "new events", queue.newEvents(), newEvents);
      check(lines, subject, "rotation age", queue.rotationAge(), rotationAge);
      for (ConsumerStatus consumer : queue.consumers()) {
        check(lines, queue, consumer);
      }
    }
    check(
        lines,
        "database " + Shown.text(status.database()),
        "dead letters",
        status.deadLetters(),
        deadLetters);
    return lines;
  }

  private void check(List<String> lines, QueueStatus queue, ConsumerStatus consumer) {
    String subject =
        "queue " + Shown.text(queue.name()) + ", consumer " + Shown.text(consumer.name());
    check(lines, subject, "lag", consumer.lag(), lag);
    check(lines, subject, "last seen", consumer.lastSeen(), lastSeen);
    check(lines, subject, "pending events", consumer.pending(), pending);
  }

  private static void check(
      List<String> lines, String subject, String what, Double seconds, Duration limit) {
    if (limit != null && seconds != null && seconds > limit.toMillis() / 1000.0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %s %.1f s, limit %.1f s",
              subject,
              what,
              seconds,
              limit.toMillis() / 1000.0));
    }
  }

  private static void check(
      List<String> lines, String subject, String what, Long count, Long limit) {
    if (limit != null && count != null && count > limit) {
      lines.add("%s: %s %d, limit %d".formatted(subject, what, count, limit));
    }
  }
}
