package org.pgqj.client.admin.tail;

import java.sql.SQLException;
import java.time.Duration;
import org.pgqj.client.admin.AdminCommand;
import org.pgqj.client.admin.Database;
import org.pgqj.client.admin.Period;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows events without consuming them. */
@Command(
    name = "tail",
    header = "Shows the newest events of a queue without consuming them.",
    description =
        "%nEach commit is shown once, in the order of event ids. Copies for retry carry the"
            + " subscription that gets them as owner. Events that a rotation has thrown away are"
            + " gone.%n")
public final class TailCommand extends AdminCommand {

  @Parameters(paramLabel = "QUEUE")
  private String queue;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "10",
      description = "events to begin with; default 10")
  private int count;

  @Option(
      names = "--from-tick",
      paramLabel = "TICK",
      description = "begin with all events after that tick instead")
  private Long tick;

  @Option(
      names = {"-f", "--follow"},
      description = "go on with what is committed, until Ctrl-C")
  private boolean follow;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      converter = Period.class,
      defaultValue = "0.5",
      description = "between two looks with -f; default 0.5 s")
  private Duration interval;

  @Option(names = "--format", paramLabel = "text|json", defaultValue = "text")
  private EventFormat format;

  @Override
  protected void run(Database opened) throws SQLException {
    EventTables tables = EventTables.of(opened, queue);
    EventSource source = new EventSource(opened, tables);
    String seen = tables.snapshotOfNow();
    if (tick == null) {
      source.last(count, seen, this::print);
    } else {
      source.between(tables.snapshotOf(tick), seen, this::print);
    }
    // Who reads from a pipe may have gone.
    while (follow && !System.out.checkError() && pause()) {
      String now = tables.snapshotOfNow();
      source.between(seen, now, this::print);
      seen = now;
    }
  }

  private void print(Event event) {
    say(format.line(event));
  }

  private boolean pause() {
    try {
      Thread.sleep(interval.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
