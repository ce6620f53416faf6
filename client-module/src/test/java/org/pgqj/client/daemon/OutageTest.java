package org.pgqj.client.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageTest {

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Outage outage = new Outage(logger(), "database d", Duration.ofSeconds(3));

  private Logger logger() {
    Logger logger = new LoggerContext().getLogger("outage");
    lines.start();
    logger.addAppender(lines);
    return logger;
  }

  private List<String> errors() {
    return lines.list.stream()
        .filter(line -> line.getLevel() == Level.ERROR)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Test
  void aLostConnectionAndTheRefusedOnesAfterItAreToldOnce() {
    outage.failed(new SQLException("lost", "08006"));
    outage.failed(new SQLException("stopping", "57P01"));
    outage.failed(new SQLException("refused", "08001"));
    assertThat(errors()).containsExactly("database d: 08006 lost; trying again");
  }

  @Test
  void anotherTroubleIsToldAlthoughAPoolerCallsItOneOfTheConnection() {
    outage.failed(new SQLException("refused", "08001"));
    outage.failed(new SQLException("no such database", "08P01"));
    outage.failed(new SQLException("no such database", "08P01"));
    assertThat(errors())
        .containsExactly(
            "database d: 08001 refused; trying again",
            "database d: 08P01 no such database; trying again");
  }

  @Test
  void pausesGrowUpToTheLongest() {
    assertThat(outage.failed(new SQLException("refused", "08001"))).hasSeconds(1);
    assertThat(outage.failed(new SQLException("refused", "08001"))).hasSeconds(2);
    assertThat(outage.failed(new SQLException("refused", "08001"))).hasSeconds(3);
  }
}
