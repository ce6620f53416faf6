package org.pgqj.client.daemon;

import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;

/**
 * Tells once that something is out of order, and once that it works again; what happens between is
 * for those who debug. Also says how long to wait before the next attempt.
 */
public final class Outage {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** SQLSTATEs that begin so: connections that are lost or can't be made. */
  private static final String CONNECTION = "08";

  /** Likewise of a server that ends sessions, because it stops or otherwise, or is starting. */
  private static final String SHUTDOWN = "57P0";

  /** Poolers say so of many things, such as a database that they do not know. */
  private static final String PROTOCOL = "08P01";

  private final Logger log;
  private final String subject;
  private final Duration longestPause;
  private String told = "";
  private boolean outOfReach;
  private Duration pause = Duration.ZERO;
  private long since;

  /**
   * @param subject what the lines begin with, such as "database shop"; may be empty
   * @param longestPause pauses double from one second up to this
   */
  public Outage(Logger log, String subject, Duration longestPause) {
    this.log = log;
    this.subject = subject;
    this.longestPause = longestPause;
  }

  /** Takes note of a failure; returns how long to wait. */
  public Duration failed(Throwable failure) {
    tell(failure, "trying again");
    pause = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
    if (pause.compareTo(longestPause) > 0) {
      pause = longestPause;
    }
    return pause;
  }

  /** Takes note of a failure after which there is no other attempt. */
  void failedForGood(Throwable failure) {
    tell(failure, "giving up");
  }

  private void tell(Throwable failure, String consequence) {
    String line = describe(failure);
    boolean isOutOfReach = isOutOfReach(failure);
    if (line.equals(told) || (isOn() && outOfReach && isOutOfReach)) {
      log.debug("{}{}", prefix(), line);
    } else if (isExpected(failure)) {
      log.error("{}{}; {}", prefix(), line, consequence);
      log.debug("from here:", failure);
    } else {
      log.error("{}{}; {}", prefix(), line, consequence, failure);
    }
    if (!isOn()) {
      since = System.nanoTime();
    }
    told = line;
    outOfReach = isOutOfReach;
  }

  /** Takes note that it works. */
  public void over() {
    if (isOn()) {
      log.info("{}works again after {} s", prefix(), lasting().toSeconds());
      told = "";
      pause = Duration.ZERO;
    }
  }

  public boolean isOn() {
    return !told.isEmpty();
  }

  /** How long it has lasted; zero when there is none. */
  public Duration lasting() {
    return isOn() ? Duration.ofNanos(System.nanoTime() - since) : Duration.ZERO;
  }

  private String prefix() {
    return subject.isEmpty() ? "" : subject + ": ";
  }

  /** One line: where, SQLSTATE, and the server's words. */
  public static String describe(Throwable failure) {
    if (failure instanceof WorkException && failure.getCause() != null) {
      return failure.getMessage() + ": " + describe(failure.getCause());
    }
    String line = firstLine(failure);
    if (failure instanceof SQLException sql) {
      return sql.getSQLState() + " " + line;
    }
    String kind = failure.getClass().getSimpleName();
    return line.isEmpty() ? kind : kind + ": " + line;
  }

  private static String firstLine(Throwable failure) {
    // Without the severity that the driver puts in front.
    ServerErrorMessage words =
        failure instanceof PSQLException sql ? sql.getServerErrorMessage() : null;
    String message = words == null ? failure.getMessage() : words.getMessage();
    return message == null ? "" : message.strip().lines().findFirst().orElse("");
  }

  /** A lost connection and the refused ones after it are the same trouble. */
  private static boolean isOutOfReach(Throwable failure) {
    Throwable reason = failure instanceof WorkException ? failure.getCause() : failure;
    String state = reason instanceof SQLException sql ? sql.getSQLState() : null;
    return state != null
        && (state.startsWith(CONNECTION) || state.startsWith(SHUTDOWN))
        && !state.equals(PROTOCOL);
  }

  /** What a server says explains itself; for the rest it matters where in the program it was. */
  private static boolean isExpected(Throwable failure) {
    return failure instanceof SQLException
        || (failure instanceof WorkException && failure.getCause() instanceof SQLException);
  }
}
