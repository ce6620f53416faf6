package org.pgqj.client.daemon;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.pgqj.client.ProductVersion;
import org.pgqj.client.config.Config;
import org.pgqj.client.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Runs a program as a daemon, by the flags of skytools' DBScript.
 *
 * <p>Exit status: 0 after a graceful end and for whatever was only asked or sent, 1 when it could
 * not start or its single piece of work failed, 2 for flags that are wrong; 143 after SIGTERM,
 * which ends it at once.
 */
public final class Daemon {

  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int TERMINATED = 128 + 15;

  private static final String ONLY_FORMAT = "1";

  /** Keys of skytools that mean something there and nothing here. */
  private static final Set<String> SKYTOOLS_KEYS =
      Set.of(
          "exception_quiet",
          "exception_grace",
          "exception_reset",
          "pgq_autocommit",
          "skylog_locations",
          "sql_retry",
          "sql_retry_max_count",
          "sql_retry_max_time");

  private final Program program;
  private final Flags flags = new Flags();
  private final Switches switches = new Switches();

  private Daemon(Program program) {
    this.program = program;
  }

  /** Does what the arguments say; returns the exit status. */
  public static int run(Program program, String... arguments) {
    return new Daemon(program).run(arguments);
  }

  private int run(String... arguments) {
    CommandLine line = commandLine();
    try {
      line.parseArgs(arguments);
    } catch (ParameterException e) {
      System.err.println(program.service() + ": " + e.getMessage());
      return USAGE;
    }
    try {
      return obey(line);
    } catch (ConfigException | DaemonException e) {
      System.err.println(program.service() + ": " + e.getMessage());
      return FAILED;
    } catch (Exception e) {
      System.err.println(program.service() + ": " + Outage.describe(e));
      LOG.debug("from here:", e);
      return FAILED;
    }
  }

  private CommandLine commandLine() {
    CommandSpec spec = CommandSpec.forAnnotatedObject(flags).name(program.service());
    for (int i = 0; i < program.options().size(); i++) {
      spec.addMixin("more" + i, CommandSpec.forAnnotatedObject(program.options().get(i)));
    }
    return new CommandLine(spec);
  }

  private int obey(CommandLine line) throws Exception {
    if (flags.help) {
      line.usage(System.out);
      return OK;
    }
    if (flags.version) {
      System.out.println(program.service() + ", PgQ/J version " + ProductVersion.read());
      return OK;
    }
    if (flags.template) {
      System.out.print(program.template());
      return OK;
    }
    if (flags.ini == null) {
      throw new DaemonException("need config file, use --help for help.");
    }
    return obey(Config.load(flags.ini, program.sections(), flags.set));
  }

  private int obey(Config config) throws Exception {
    Optional<Path> pidfile = config.path("pidfile");
    if (flags.control() != null) {
      System.out.println(flags.control().send(pidfile));
      return OK;
    }
    if (!config.text("config_format", ONLY_FORMAT).equals(ONLY_FORMAT)) {
      throw config.wrong("config_format", "must be " + ONLY_FORMAT + ", for values with %(name)s");
    }
    DaemonLog.setUp(config, flags.level(), true);
    OptionalInt status = program.once(config);
    if (status.isPresent()) {
      return status.getAsInt();
    }
    if (!flags.daemon) {
      return work(config, pidfile, false);
    }
    if (pidfile.isEmpty()) {
      throw new DaemonException("Daemon needs pidfile");
    }
    if (config.path("logfile").isEmpty() && !Detachment.isDone()) {
      System.err.println(program.service() + ": there is no logfile, nothing will be logged");
    }
    return Detachment.isDone() ? work(config, pidfile, true) : Detachment.start();
  }

  private int work(Config config, Optional<Path> pidfile, boolean detached) throws Exception {
    try (Pidfile taken = pidfile.isPresent() ? Pidfile.take(pidfile.get()) : null) {
      listenToSignals(taken);
      return loop(config, detached);
    }
  }

  private int loop(Config config, boolean detached) throws Exception {
    Surroundings surroundings = new Surroundings(config, switches);
    try (Worker worker = program.open(surroundings)) {
      if (detached) {
        Detachment.finish();
        DaemonLog.setUp(config, flags.level(), false);
      }
      WorkLoop loop =
          new WorkLoop(
              worker,
              switches,
              surroundings.stats(),
              config,
              () -> {
                Config fresh = config.reload();
                DaemonLog.setUp(fresh, flags.level(), !detached);
                return fresh;
              });
      tellOfKeysWithoutEffect(config);
      ServiceManager.ready();
      int status = loop.run();
      ServiceManager.stopping();
      return status;
    } catch (ConfigException e) {
      LOG.error(e.getMessage());
      return FAILED;
    } catch (Exception | Error e) {
      // In the background nobody else would tell of an error.
      LOG.error("ends: {}", Outage.describe(e), e);
      return FAILED;
    }
  }

  private static void tellOfKeysWithoutEffect(Config config) {
    if (config.flag("syslog", false)) {
      LOG.warn(
          "{}: [{}] syslog: has no effect, the log goes to standard error and to the logfile",
          config.file(),
          config.section());
    }
    if (config.flag("use_skylog", false) && config.has("logfile")) {
      LOG.warn(
          "{}: [{}] use_skylog: the log is set up by Logback's own configuration, logfile has no"
              + " effect",
          config.file(),
          config.section());
    }
    for (String key : config.unread()) {
      LOG.warn(
          "{}: [{}] {}: {}",
          config.file(),
          config.section(),
          key,
          SKYTOOLS_KEYS.contains(key)
              ? "has no effect here"
              : "nothing has asked for this key, is it mistyped?");
    }
  }

  private void listenToSignals(Pidfile pidfile) {
    Signals.handle(
        "INT",
        () -> {
          if (!switches.stop(OK)) {
            endAtOnce(pidfile, FAILED);
          }
        });
    Signals.handle("TERM", () -> endAtOnce(pidfile, TERMINATED));
    Signals.handle("HUP", switches::reload);
  }

  /** Without waiting for anything: what is half done is rolled back by the server. */
  private static void endAtOnce(Pidfile pidfile, int status) {
    if (pidfile != null) {
      pidfile.close();
    }
    Runtime.getRuntime().halt(status);
  }
}
