package org.pgqj.client.admin.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextStatusTest {

  private static QueueStatus queue(String name, boolean paused, ConsumerStatus... consumers) {
    return new QueueStatus(
        name, 3, 7200, 10, paused, false, 500, 3, 60, 1.6, null, 4L, 2L, List.of(consumers));
  }

  private static Status status(QueueStatus... queues) {
    return new Status("shop", "15.18", "3.5", null, List.of(queues), List.of(), null);
  }

  @Test
  void theLayoutIsThatOfTheArticle() {
    ConsumerStatus consumer = new ConsumerStatus("mailer_daemon", 2.2, 1.0, 2L, null, 7L);
    assertThat(TextStatus.of(status(queue("mailer", false, consumer))))
        .isEqualTo(
            """
            Postgres version: 15.18   PgQ version: 3.5   Database: shop

            Event queue                        Rotation        Ticker   TLag    EPS   New
            ------------------------------------------------------------------------------
            mailer                              3/7200s    500/3s/60s     2s   NULL     4
            ------------------------------------------------------------------------------

            Consumer                                               Lag  LastSeen  Pending
            ------------------------------------------------------------------------------
            mailer:
              mailer_daemon                                         2s        1s        7
            ------------------------------------------------------------------------------
            """);
  }

  @Test
  void columnsStayInLineUnderALongName() {
    List<String> lines =
        TextStatus.of(status(queue("q".repeat(60), false), queue("b", true))).lines().toList();
    assertThat(lines.get(4)).hasSameSizeAs(lines.get(5)).endsWith("    4");
    assertThat(lines.get(5)).contains("paused");
    assertThat(lines).noneMatch(line -> line.startsWith("Consumer"));
  }

  @Test
  void whatIsNotKnownIsNull() {
    ConsumerStatus idle = new ConsumerStatus("m.sub", null, 3.0, null, null, null);
    assertThat(TextStatus.of(status(queue("q", false, idle))))
        .containsPattern("  m\\.sub +NULL +3s +NULL\n");
  }

  @Test
  void whatHoldsRotationBackIsALineEach() {
    Status status =
        new Status(
            "shop",
            "15.18",
            "3.5",
            "pgqj 0.1.0",
            List.of(),
            List.of(
                new Holdup("mailer", "consumer", "slow\n", null, 61.0, "stands on tick 1"),
                new Holdup("mailer", "transaction", "bob", 77L, null, null)),
            3L);
    assertThat(TextStatus.of(status))
        .contains("PgQ version: 3.5 (pgqj 0.1.0)   Database")
        .endsWith(
            """

Rotation is held back:
  mailer: consumer slow\\n, 61s: stands on tick 1
  mailer: transaction bob, pid 77

Dead letters: 3
""");
  }
}
