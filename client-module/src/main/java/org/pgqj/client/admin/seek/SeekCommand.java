package org.pgqj.client.admin.seek;

import java.sql.SQLException;
import org.pgqj.client.admin.AdminCommand;
import org.pgqj.client.admin.AdminException;
import org.pgqj.client.admin.Confirmation;
import org.pgqj.client.admin.Database;
import org.pgqj.client.admin.tail.EventTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves a consumer to another tick. */
@Command(
    name = "seek",
    header = "Moves a consumer to another tick of its queue.",
    description =
        "%nForwards it skips events, backwards they come again, as far as the tables still have"
            + " them; it says how many. An open batch is dropped. Events that wait for retry stay."
            + "%n")
public final class SeekCommand extends AdminCommand {

  /** Events for the consumer that the second snapshot sees and the first does not. */
  private static final String COUNT =
      """
      select count(*)
        from %s
       where ev_txid >= txid_snapshot_xmin(?::txid_snapshot)
         and ev_txid < txid_snapshot_xmax(?::txid_snapshot)
         and not txid_visible_in_snapshot(ev_txid, ?::txid_snapshot)
         and txid_visible_in_snapshot(ev_txid, ?::txid_snapshot)
         and (ev_owner is null or ev_owner = ?)
      """;

  private static final String MOVE = "select pgq.register_consumer_at(?, ?, ?)";

  @Parameters(index = "0", paramLabel = "QUEUE")
  private String queue;

  @Parameters(index = "1", paramLabel = "CONSUMER")
  private String consumer;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TICK|TIME|latest|earliest",
      description =
          "a tick's id; or the last tick at or before a time, such as '2026-11-22 10:00'; or the"
              + " newest or the oldest tick")
  private String to;

  @Mixin private Confirmation confirmation;

  @Override
  protected void run(Database opened) throws SQLException {
    EventTables tables = EventTables.of(opened, queue);
    Position position = Position.of(opened, tables.queueId(), consumer);
    long tick = new Ticks(opened, tables.queueId()).find(to);
    String effect = effect(opened, tables, position, tick);
    if (tick > position.tick()) {
      confirmation.ask(effect);
    }
    opened.atomically(
        () -> {
          // It may have worked on while the user thought.
          if (!position.equals(Position.of(opened, tables.queueId(), consumer))) {
            throw new AdminException("the consumer has moved meanwhile: stop it, and try again");
          }
          opened.text(MOVE, queue, consumer, tick);
        });
    say("done: " + effect);
  }

  private String effect(Database opened, EventTables tables, Position position, long tick)
      throws SQLException {
    boolean forwards = tick > position.tick();
    long events =
        between(
            opened,
            tables,
            position.subscription(),
            Math.min(tick, position.tick()),
            Math.max(tick, position.tick()));
    return "move consumer %s from tick %d to %d, %s %d events%s"
        .formatted(
            consumer,
            position.tick(),
            tick,
            forwards ? "skip" : "repeat",
            events,
            position.batch() == null ? "" : ", drop its open batch " + position.batch());
  }

  private static long between(
      Database opened, EventTables tables, long subscription, long first, long last)
      throws SQLException {
    String earlier = tables.snapshotOf(first);
    String later = tables.snapshotOf(last);
    return opened.number(
        COUNT.formatted(tables.parent()), earlier, later, earlier, later, subscription);
  }
}
