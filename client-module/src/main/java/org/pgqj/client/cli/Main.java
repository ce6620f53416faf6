package org.pgqj.client.cli;

import org.pgqj.client.connect.ConnectFailure;
import org.pgqj.client.connect.ConnectionStringException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Entry point of the Java commands of {@code pgqj}; the script of that name starts it. */
@Command(name = "pgqj", subcommands = DoctorCommand.class)
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs a command as the shell would and returns its exit status. */
  public static int run(String... arguments) {
    CommandLine commandLine = new CommandLine(new Main());
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
    failure.printStackTrace();
    return ExitStatus.FAILED;
  }

  private static int fail(int status, String message) {
    System.err.println("pgqj: " + message.lines().findFirst().orElse(message));
    return status;
  }
}
