package org.pgqj.client.daemon;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.pgqj.client.config.Config;
import org.slf4j.LoggerFactory;

/**
 * Sets the log up: the file of key {@code logfile}, which is rolled at {@code log_size} bytes and
 * keeps {@code log_count} older ones, and standard error. Programs that bring another logging
 * library than Logback, or set {@code use_skylog = 1}, configure it themselves.
 */
final class DaemonLog {

  private static final int DEFAULT_SIZE = 10 * 1024 * 1024;
  private static final int DEFAULT_COUNT = 3;

  private final LoggerContext context;

  private DaemonLog(LoggerContext context) {
    this.context = context;
  }

  static void setUp(Config config, Level level, boolean console) {
    if (config.flag("use_skylog", false)
        || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    context.reset();
    DaemonLog log = new DaemonLog(context);
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(level);
    if (console) {
      root.addAppender(log.console());
    }
    config.path("logfile").ifPresent(file -> root.addAppender(log.file(file, config)));
  }

  private OutputStreamAppender<ILoggingEvent> console() {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setTarget("System.err");
    return start(appender);
  }

  private OutputStreamAppender<ILoggingEvent> file(Path file, Config config) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setFile(file.toString());
    FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
    names.setContext(context);
    names.setParent(appender);
    names.setFileNamePattern(file + ".%i");
    names.setMinIndex(1);
    names.setMaxIndex(Math.max(1, config.integer("log_count", DEFAULT_COUNT)));
    names.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(new FileSize(config.integer("log_size", DEFAULT_SIZE)));
    size.start();
    appender.setRollingPolicy(names);
    appender.setTriggeringPolicy(size);
    return start(appender);
  }

  private OutputStreamAppender<ILoggingEvent> start(OutputStreamAppender<ILoggingEvent> appender) {
    SkytoolsLayout layout = new SkytoolsLayout();
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
