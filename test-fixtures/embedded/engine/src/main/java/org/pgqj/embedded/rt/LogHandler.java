package org.pgqj.embedded.rt;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Sends log records to PostgreSQL: severe ones as WARNING, the rest by their level. */
public final class LogHandler extends Handler {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd MMM yy HH:mm:ss", Locale.ENGLISH);

  private final SimpleFormatter messages = new SimpleFormatter();

  /** Called by the JDK. */
  public LogHandler() {}

  @Override
  public void publish(LogRecord log) {
    if (!isLoggable(log)) {
      return;
    }
    String time = TIME.format(LocalDateTime.ofInstant(log.getInstant(), ZoneId.systemDefault()));
    String text = time + " " + sourceOf(log) + " " + messages.formatMessage(log);
    try {
      Natives.report(levelOf(log.getLevel()), text);
    } catch (SQLException e) {
      reportError(text, e, ErrorManager.WRITE_FAILURE);
    }
  }

  /** Who logged, as PL/Java says it: the class, or else the logger. */
  private static String sourceOf(LogRecord log) {
    String source = log.getSourceClassName();
    return source == null ? log.getLoggerName() : source;
  }

  private static String levelOf(Level level) {
    int value = level.intValue();
    if (value >= Level.WARNING.intValue()) {
      return "WARNING";
    }
    if (value >= Level.INFO.intValue()) {
      return "INFO";
    }
    if (value >= Level.CONFIG.intValue()) {
      return "LOG";
    }
    if (value >= Level.FINE.intValue()) {
      return "DEBUG1";
    }
    return value >= Level.FINER.intValue() ? "DEBUG2" : "DEBUG3";
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
