package org.pgqj.client.admin.status;

import java.util.List;
import java.util.concurrent.Callable;
import org.pgqj.client.connect.ConnectFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how queues and consumers stand, and holds them against limits. */
@Command(
    name = "status",
    header = "Shows queues and consumers, and what holds rotation back.",
    description = {
      "%nPer queue: Rotation is number of tables/period, Ticker is max_count/max_lag/idle_period,"
          + " TLag the age of the newest tick, EPS events per second, New events since that tick."
          + " Per consumer: Lag is the age of the tick it has processed, Pending the events behind"
          + " it, about.%n",
      "TIME is in seconds, or such as 90s, 5min, 2h, 1d.%n"
    },
    footer = {
      "%nExit status: 0 well, 1 failed, 2 a limit is exceeded (each with a line on standard error)"
          + " or wrong usage, 3 the server can't be reached. Of several databases, one that can't be"
          + " looked at is a line on standard error, and makes the exit status 1 unless it is 2."
    })
public final class StatusCommand implements Callable<Integer> {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int EXCEEDED = 2;
  private static final int OUT_OF_REACH = 3;

  @Mixin private StatusSource source;
  @Mixin private Limits limits;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() throws ConnectFailure {
    Survey survey = source.read();
    List<String> exceeded =
        survey.statuses().stream().flatMap(s -> limits.exceededBy(s).stream()).toList();
    System.out.print(json ? JsonStatus.of(survey, exceeded) + "\n" : survey.text());
    survey.failed().forEach(StatusCommand::complain);
    exceeded.forEach(StatusCommand::complain);
    return status(survey, exceeded);
  }

  private static void complain(String line) {
    System.err.println("pgqj: " + line);
  }

  private static int status(Survey survey, List<String> exceeded) {
    if (!exceeded.isEmpty()) {
      return EXCEEDED;
    }
    if (survey.isOutOfReach()) {
      return OUT_OF_REACH;
    }
    return survey.failures().isEmpty() ? OK : FAILED;
  }
}
