package org.pgqj.client.daemon;

import ch.qos.logback.classic.Level;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The switches that every daemon knows. */
@Command(sortOptions = false, separator = " ")
final class Flags {

  @Parameters(arity = "0..1", paramLabel = "INI", description = "configuration file")
  Path ini;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this help")
  boolean help;

  @Option(
      names = {"-q", "--quiet"},
      description = "log warnings and errors only")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "log more; twice, everything")
  boolean[] verbose = {};

  @Option(
      names = {"-d", "--daemon"},
      description = "go to the background; needs a pidfile")
  boolean daemon;

  @Option(
      names = {"-V", "--version"},
      description = "print the version")
  boolean version;

  @Option(names = "--ini", description = "print a configuration to start from")
  boolean template;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "override the configuration")
  Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = {"-r", "--reload"},
      description = "have the running daemon read its configuration again")
  boolean reload;

  @Option(
      names = {"-s", "--stop"},
      description = "stop the running daemon after its present work")
  boolean stop;

  @Option(
      names = {"-k", "--kill"},
      description = "stop the running daemon at once")
  boolean kill;

  Level level() {
    if (quiet) {
      return Level.WARN;
    }
    return switch (verbose.length) {
      case 0 -> Level.INFO;
      case 1 -> Level.DEBUG;
      default -> Level.TRACE;
    };
  }

  /** What to send to the running daemon, or null. */
  ControlSignal control() {
    if (stop) {
      return ControlSignal.STOP;
    }
    if (kill) {
      return ControlSignal.KILL;
    }
    return reload ? ControlSignal.RELOAD : null;
  }
}
