package org.pgqj.client.cli;

import java.util.Arrays;
import org.pgqj.client.admin.AdminCommands;
import org.pgqj.client.admin.AdminException;
import org.pgqj.client.admin.Shown;
import org.pgqj.client.config.ConfigException;
import org.pgqj.client.connect.ConnectFailure;
import org.pgqj.client.connect.ConnectionStringException;
import org.pgqj.client.daemon.Daemon;
import org.pgqj.client.ticker.TickerProgram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Entry point of the Java commands of {@code pgqj}; the script of that name starts it. */
@Command(name = "pgqj", subcommands = DoctorCommand.class)
public final class Main {

  /** A daemon, with flags and exit statuses of its own. */
  private static final String TICKER = "ticker";

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs a command as the shell would and returns its exit status. */
  public static int run(String... arguments) {
    if (arguments.length > 0 && arguments[0].equals(TICKER)) {
      return Daemon.run(new TickerProgram(), Arrays.copyOfRange(arguments, 1, arguments.length));
    }
    CommandLine commandLine = new CommandLine(new Main());
    AdminCommands.addTo(commandLine);
    commandLine.setParameterExceptionHandler(Main::wrongUsage);
    commandLine.setExecutionExceptionHandler(Main::report);
    return commandLine.execute(arguments);
  }

  private static int wrongUsage(ParameterException failure, String[] arguments) {
    return fail(ExitStatus.USAGE, failure.getMessage() + ": see pgqj help");
  }

  /** One line for what a person can put right; a stack trace only for what is our own fault. */
  private static int report(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof ConnectionStringException) {
      return fail(ExitStatus.USAGE, failure.getMessage());
    }
    if (failure instanceof ConnectFailure) {
      return fail(ExitStatus.MISSING, failure.getMessage());
    }
    if (failure instanceof AdminException || failure instanceof ConfigException) {
      return fail(ExitStatus.FAILED, Shown.text(failure.getMessage()));
    }
    failure.printStackTrace();
    return ExitStatus.FAILED;
  }

  private static int fail(int status, String message) {
    System.err.println("pgqj: " + message.lines().findFirst().orElse(message));
    return status;
  }
}
