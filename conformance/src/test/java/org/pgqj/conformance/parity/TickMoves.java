package org.pgqj.conformance.parity;

import static org.pgqj.conformance.parity.Literals.text;

import java.util.List;
import org.pgqj.conformance.parity.Touch.Kind;

/** What tickers do, and what time does to ticks. */
final class TickMoves implements Family {

  private static final List<Actor> OWNER = List.of(Actor.OWNER);

  @Override
  public Move next(Draw draw, World world) {
    String queue = world.queue(draw);
    int which = draw.below(100);
    if (which < 45) {
      return plain(queue);
    }
    if (which < 60) {
      return ticking(Move.call(Actor.ADMINS, "ticker"), Touch.ALL);
    }
    if (which < 70) {
      return ticking(external(draw, queue), queue);
    }
    if (which < 80) {
      return ticking(Move.call(Actor.READERS, "force_tick", text(queue)), queue);
    }
    if (which < 92) {
      return ticking(rules(draw, queue), queue).owns(Kind.QUEUE, queue);
    }
    return ticking(Move.sql(OWNER, tampering(draw)), Touch.ALL);
  }

  /** The ordinary tick of one queue. */
  static Move plain(String queue) {
    return ticking(Move.call(Actor.ADMINS, "ticker", text(queue)), queue);
  }

  private static Move ticking(Move move, String queue) {
    return move.owns(Kind.TICKS, queue).shares(Kind.QUEUE, queue);
  }

  private static Move external(Draw draw, String queue) {
    return Move.call(
        Actor.ADMINS,
        "ticker",
        text(queue),
        draw.of("1", "3", "7", "100", "null", "-1"),
        Literals.time(draw),
        draw.of("0", "5", "20", "1000", "null"));
  }

  /** The rules of contract 2.3 with times that stand still inside the one transaction. */
  private static Move rules(Draw draw, String queue) {
    String rank =
        "(select count(*) from pgq.tick newer"
            + " where newer.tick_queue = tick.tick_queue and newer.tick_id > tick.tick_id)";
    String lag = draw.of("0.1 s", "1.4 s", "1.5 s", "2.9 s", "3 s", "59 s", "60 s", "61 s");
    String gap = draw.of("0.1 s", "0.7 s", "1 s", "2 s", "29.5 s", "30 s", "31 s", "5 min");
    String of = " where queue_name = " + text(queue);
    return Move.sql(
        OWNER,
        "update pgq.tick set tick_time = now() - '%s'::interval - %s * '%s'::interval;"
                .formatted(lag, rank, gap)
            + " update pgq.queue set queue_ticker_max_lag = '3 s', queue_ticker_idle_period = '60 s'"
            + of
            + "; select pgq.ticker("
            + text(queue)
            + "); update pgq.queue set queue_ticker_max_lag = '0', queue_ticker_idle_period = '0'"
            + of);
  }

  private static String tampering(Draw draw) {
    return draw.of(
        "update pgq.tick set tick_time = tick_time - '2 days'::interval",
        "update pgq.tick set tick_time = tick_time - '2 days'::interval",
        "update pgq.tick set tick_event_seq = tick_event_seq + 5",
        "delete from pgq.tick t where tick_id = (select max(tick_id) from pgq.tick"
            + " where tick_queue = t.tick_queue)",
        "delete from pgq.tick t where tick_id = (select min(tick_id) from pgq.tick"
            + " where tick_queue = t.tick_queue)");
  }
}
