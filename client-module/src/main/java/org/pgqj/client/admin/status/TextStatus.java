package org.pgqj.client.admin.status;

import java.util.Locale;
import java.util.stream.Stream;
import org.pgqj.client.admin.Shown;

/** The report for people, in the layout that skytools gave it. */
final class TextStatus {

  private static final int NAME = 33;
  private static final int CONSUMER_NAME = 46;
  private static final int RULE = 78;

  private final StringBuilder out = new StringBuilder();
  private final Status status;
  private final int name;
  private final int consumerName;

  private TextStatus(Status status) {
    this.status = status;
    int queues = longest(status.queues().stream().map(QueueStatus::name));
    int consumers =
        longest(
            status.queues().stream()
                .flatMap(q -> q.consumers().stream())
                .map(ConsumerStatus::name));
    // What a long name needs, both tables give.
    int more = Math.max(0, Math.max(queues - NAME, consumers - CONSUMER_NAME));
    this.name = NAME + more;
    this.consumerName = CONSUMER_NAME + more;
  }

  private static int longest(Stream<String> names) {
    return names.mapToInt(n -> Shown.text(n).length()).max().orElse(0);
  }

  static String of(Status status) {
    return new TextStatus(status).text();
  }

  private String text() {
    out.append("Postgres version: ").append(status.postgres());
    out.append("   PgQ version: ").append(status.pgq());
    if (status.implementation() != null) {
      out.append(" (").append(status.implementation()).append(')');
    }
    out.append("   Database: ").append(Shown.text(status.database())).append("\n\n");
    queues();
    if (status.queues().stream().anyMatch(q -> !q.consumers().isEmpty())) {
      consumers();
    }
    if (!status.holdups().isEmpty()) {
      holdups();
    }
    if (status.deadLetters() != null && status.deadLetters() > 0) {
      out.append("\nDead letters: ").append(status.deadLetters()).append('\n');
    }
    return out.toString();
  }

  private void queues() {
    queueLine("Event queue", "Rotation", "Ticker", "TLag", "EPS", "New");
    rule();
    for (QueueStatus q : status.queues()) {
      queueLine(
          Shown.text(q.name()),
          q.tables() + "/" + seconds(q.rotationPeriod()),
          ticker(q),
          seconds(q.tickerLag()),
          q.eventsPerSecond() == null
              ? "NULL"
              : String.format(Locale.ROOT, "%.1f", q.eventsPerSecond()),
          whole(q.newEvents()));
    }
    rule();
  }

  private static String ticker(QueueStatus q) {
    if (q.paused()) {
      return "paused";
    }
    return q.external()
        ? "external"
        : q.maxCount() + "/" + seconds(q.maxLag()) + "/" + seconds(q.idlePeriod());
  }

  private void queueLine(
      String queue, String rotation, String ticker, String lag, String eps, String news) {
    line("%-" + name + "s %9s %13s %6s %6s %5s", queue, rotation, ticker, lag, eps, news);
  }

  private void consumers() {
    out.append('\n');
    line("%-" + (consumerName + 2) + "s %9s %9s %8s", "Consumer", "Lag", "LastSeen", "Pending");
    rule();
    for (QueueStatus q : status.queues()) {
      if (!q.consumers().isEmpty()) {
        out.append(Shown.text(q.name())).append(":\n");
      }
      for (ConsumerStatus c : q.consumers()) {
        line(
            "  %-" + consumerName + "s %9s %9s %8s",
            Shown.text(c.name()),
            seconds(c.lag()),
            seconds(c.lastSeen()),
            whole(c.pending()));
      }
    }
    rule();
  }

  private void holdups() {
    out.append("\nRotation is held back:\n");
    for (Holdup h : status.holdups()) {
      out.append("  ").append(Shown.text(h.queue())).append(": ").append(h.kind());
      if (h.holder() != null) {
        out.append(' ').append(Shown.text(h.holder()));
      }
      if (h.pid() != null) {
        out.append(", pid ").append(h.pid());
      }
      if (h.age() != null) {
        out.append(", ").append(seconds(h.age()));
      }
      if (h.detail() != null) {
        out.append(": ").append(Shown.text(h.detail()));
      }
      out.append('\n');
    }
  }

  private void rule() {
    out.append("-".repeat(RULE + name - NAME)).append('\n');
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }

  private static String whole(Long value) {
    return value == null ? "NULL" : value.toString();
  }

  private static String seconds(Double value) {
    return value == null ? "NULL" : Math.round(value) + "s";
  }
}
