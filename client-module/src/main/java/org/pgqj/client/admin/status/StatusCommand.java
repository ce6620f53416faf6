package org.pgqj.client.admin.status;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.pgqj.client.admin.AdminCommand;
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
          + " or wrong usage, 3 the server can't be reached."
    })
public final class StatusCommand implements Callable<Integer> {

  /** Exit status when a limit is exceeded. */
  private static final int EXCEEDED = 2;

  @Mixin private StatusSource source;
  @Mixin private Limits limits;

  @Option(names = "--json", description = "for programs")
  private boolean json;

  @Override
  public Integer call() throws ConnectFailure {
    List<Status> statuses;
    try {
      statuses = source.read();
    } catch (ConnectFailure e) {
      throw e;
    } catch (SQLException e) {
      throw AdminCommand.failure(e);
    }
    List<String> exceeded = statuses.stream().flatMap(s -> limits.exceededBy(s).stream()).toList();
    System.out.print(json ? JsonStatus.of(statuses, exceeded) + "\n" : text(statuses));
    exceeded.forEach(line -> System.err.println("pgqj: " + line));
    return exceeded.isEmpty() ? 0 : EXCEEDED;
  }

  /** As people read it; several databases one after the other. */
  static String text(List<Status> statuses) {
    return statuses.isEmpty()
        ? "No database of this server has PgQ.\n"
        : String.join("\n", statuses.stream().map(TextStatus::of).toList());
  }
}
